import type { OperationName } from "kaleyra-emulator";

import { edited, live, type Incident } from "./incident";

interface Moment {
  /** The end of the incident's title. */
  readonly during: string;
  /** The request that Kaleyra has received when the signals are sent. */
  readonly at: OperationName;
  readonly flows: Pick<Incident, "before" | "wanted">;
}

const moments: readonly Moment[] = [
  { during: "create", at: "createFlow", flows: { wanted: { survey: live, lead: live } } },
  { during: "upload", at: "uploadDocument", flows: { wanted: { survey: live, lead: live } } },
  {
    during: "upload to a live flow",
    at: "uploadDocument",
    flows: { before: { survey: live }, wanted: { survey: edited } },
  },
  {
    during: "publish after an edit",
    at: "publishFlow",
    flows: { before: { survey: live }, wanted: { survey: edited } },
  },
];

/** A second signal asks the engine to end at once. */
const signals: readonly (readonly NodeJS.Signals[])[] = [
  ["SIGINT"],
  ["SIGTERM"],
  ["SIGINT", "SIGINT"],
  ["SIGTERM", "SIGTERM"],
];

/** Signals to the engine while Kaleyra has acted on a request and its response is slow. */
export const signalIncidents: readonly Incident[] = moments.flatMap(({ during, at, flows }) =>
  signals.map((sent) => ({
    ...flows,
    title: `${sent.join(", ")} during ${during}`,
    signals: { at, sent },
    injectFault: ({ kaleyra }) => {
      kaleyra.addFault({ operation: at, slowBodyMs: 3_000 });
    },
  })),
);
