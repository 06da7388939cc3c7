import { flowPolicy } from "../flow/flow-policy";

/**
 * A flow that may be live and has a chosen name does not have the option deleteBeforeReplace. A
 * replacement would deprecate the flow first, and Kaleyra most likely keeps the name of a deprecated
 * flow (`docs/assumptions.md`). Only a policy can detect this before an update, since the engine
 * passes the option only to policies.
 */
export const deleteBeforeReplace = flowPolicy({
  name: "kaleyra-delete-before-replace",
  description: "A published flow with a chosen name does not have the option deleteBeforeReplace.",
  severity: "high",
  settings: {},
  *violations({ mayBeLive, liveness, deletesBeforeReplace, name, automaticName }) {
    if (!mayBeLive || !deletesBeforeReplace || name === undefined || name === automaticName) return;
    yield (
      `The flow ${liveness}, has the chosen name "${name}", and a replacement would delete it first: Kaleyra most likely ` +
      "keeps the name of a deprecated flow, so no new flow could get it. Remove the option deleteBeforeReplace (a " +
      "pulumi:autonaming without random parts sets it too), or remove name for an automatic one."
    );
  },
});
