import type { OperationName } from "kaleyra-emulator";

import { aDocument } from "../../support/documents";

/** A run in which a process is killed. It has one flow, whose arguments are given here. */
export interface Scenario {
  readonly title: string;
  readonly command: "up" | "destroy";
  /** What was deployed before, if anything. */
  readonly before?: object;
  /** An edit that was deployed after that, and not published. */
  readonly staged?: object;
  /** What the program declares in the run, and in the `up` after it. */
  readonly wanted: object;
  /** The requests of the run that change something, in order; a process dies before or after each. */
  readonly requests: readonly OperationName[];
}

const published = { categories: ["OTHER"], flowJson: aDocument("Hello"), publish: true };
const changed = { categories: ["SURVEY"], flowJson: aDocument("Hello again"), publish: true };
const staged = { ...changed, publish: false, updateStrategy: "Draft" };
const draft = { categories: ["OTHER"], flowJson: aDocument("Hello") };

const scenarios: readonly Scenario[] = [
  {
    title: "up of a published flow",
    command: "up",
    wanted: published,
    requests: ["createFlow", "uploadDocument", "publishFlow"],
  },
  {
    title: "edit of a live flow",
    command: "up",
    before: published,
    wanted: changed,
    requests: ["updateMetadata", "uploadDocument", "publishFlow"],
  },
  {
    title: "edit of a live flow that is staged",
    command: "up",
    before: published,
    wanted: staged,
    requests: ["updateMetadata", "uploadDocument"],
  },
  {
    title: "publish of a staged edit",
    command: "up",
    before: published,
    staged,
    wanted: changed,
    requests: ["publishFlow"],
  },
  {
    title: "destroy of a live flow",
    command: "destroy",
    before: published,
    wanted: published,
    requests: ["deleteFlow", "deprecateFlow"],
  },
  {
    title: "destroy of a draft",
    command: "destroy",
    before: draft,
    wanted: draft,
    requests: ["deleteFlow"],
  },
];

export type KilledProcess = "provider" | "engine";
/** Before or after Kaleyra acts on the request. In both cases the response never comes. */
export type Moment = "before" | "after";

/** The moments and the processes that are killed then: the columns of docs/reliability.md. */
export const momentsAndProcesses = [
  { moment: "before", killedProcess: "provider" },
  { moment: "after", killedProcess: "provider" },
  { moment: "before", killedProcess: "engine" },
  { moment: "after", killedProcess: "engine" },
] as const satisfies readonly Pick<Death, "moment" | "killedProcess">[];

/** A death of a process when Kaleyra has received a request. */
export interface Death {
  readonly scenario: Scenario;
  readonly request: OperationName;
  readonly moment: Moment;
  readonly killedProcess: KilledProcess;
}

/** Every request of every scenario, at every moment, with every process. */
export const deaths: readonly Death[] = scenarios.flatMap((scenario) =>
  scenario.requests.flatMap((request) =>
    momentsAndProcesses.map((column) => ({ scenario, request, ...column })),
  ),
);

/**
 * Why a death leaves something behind that no command of the CLI removes; `undefined` if it must leave
 * nothing. The text is in docs/reliability.md.
 */
export function leftoverReasonOf({
  scenario,
  request,
  moment,
  killedProcess,
}: Death): string | undefined {
  const isKnown =
    scenario.before === undefined &&
    request === "publishFlow" &&
    moment === "after" &&
    killedProcess === "provider";
  return isKnown
    ? "the flow is live when its provider dies, and the engine forgets it with the operation. A live flow " +
        "can be anybody's and cannot be deleted, so `recover` leaves it alone: import it, or deprecate it in the console"
    : undefined;
}
