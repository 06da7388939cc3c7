import { flowPolicy } from "../flow/flow-policy";

/**
 * A published flow under a chosen name has no option deleteBeforeReplace: a replacement would deprecate it
 * first, and Kaleyra keeps the name of a deprecated flow. Before an update nothing else can tell:
 * the engine hands the option to policies alone.
 */
export const deleteBeforeReplace = flowPolicy({
  name: "kaleyra-delete-before-replace",
  description: "A published flow under a chosen name has no option deleteBeforeReplace.",
  severity: "high",
  settings: {},
  *violations({ publish, deletesBeforeReplace, name, automaticName }) {
    if (!publish || !deletesBeforeReplace || name === undefined || name === automaticName) return;
    yield (
      `The flow is published, its name "${name}" is chosen, and a replacement would delete first: Kaleyra keeps the name of ` +
      "a deprecated flow forever, so no new flow could have it. Take the option deleteBeforeReplace away (a " +
      "pulumi:autonaming without random parts sets it too), or leave name out for an automatic one."
    );
  },
});
