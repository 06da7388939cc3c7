import type { OperationName } from "kaleyra-emulator";

import { aDocument } from "../../support/documents";

/** A run in which somebody dies. */
export interface Scenario {
  readonly title: string;
  readonly command: "up" | "destroy";
  /** What has been deployed before, if anything. */
  readonly before?: object;
  /** An edit of it that has been staged. */
  readonly staged?: object;
  readonly wanted: object;
  /** The requests of the run, in order. */
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
export type Moment = "before" | "after";

export interface Death {
  readonly scenario: Scenario;
  readonly request: OperationName;
  /** Before or after Kaleyra acts. In both cases the response never comes. */
  readonly moment: Moment;
  readonly killed: KilledProcess;
}

export const deaths: readonly Death[] = scenarios.flatMap((scenario) =>
  scenario.requests.flatMap((request) =>
    (["before", "after"] as const).flatMap((moment) =>
      (["provider", "engine"] as const).map((killed) => ({ scenario, request, moment, killed })),
    ),
  ),
);

/** Why something is left behind that no command of the CLI removes; `undefined` where nothing may be. */
export function leftoverReasonOf({ scenario, request, moment, killed }: Death): string | undefined {
  const isKnown =
    scenario.before === undefined &&
    request === "publishFlow" &&
    moment === "after" &&
    killed === "provider";
  return isKnown
    ? "the flow is live when its provider dies, and the engine forgets it with the operation. A live flow " +
        "can be anybody's and cannot be deleted, so `recover` leaves it alone: import it, or deprecate it in the console"
    : undefined;
}
