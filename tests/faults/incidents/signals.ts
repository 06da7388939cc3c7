import type { OperationName } from "kaleyra-emulator";

import { edited, live, type Incident } from "./incident";

const moments: readonly {
  readonly during: string;
  readonly at: OperationName;
  readonly flows: Pick<Incident, "before" | "wanted">;
}[] = [
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

const signals: readonly (readonly NodeJS.Signals[])[] = [
  ["SIGINT"],
  ["SIGTERM"],
  ["SIGINT", "SIGINT"],
  ["SIGTERM", "SIGTERM"],
];

/** While Kaleyra has acted and its response is slow. */
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
