import type { Component } from "../../model/flow-model";
import { isAtLeast, type Version } from "../../model/version";
import type { ComponentSpec, ContainerName } from "../../tables/spec";

/** Whether a container may have this component in this version. `tools/flow-json/json-schema.ts` uses it too. */
export function isAllowedIn(
  spec: ComponentSpec,
  container: ContainerName,
  version: Version | undefined,
): boolean {
  const since = spec.in[container];
  return since === true || (since !== undefined && isAtLeast(version, since));
}

/**
 * Whether an input is directly on a screen, in a version in which inputs must be in Forms: one before 4.0.
 * Meta has its own code for that, `KEYWORD_ONE_OF`. An input that a later version introduced does not exist
 * in such a version at all.
 */
export function needsForm(
  { spec, container }: Pick<Component, "spec" | "container">,
  version: Version | undefined,
): boolean {
  return (
    spec?.input === "in Form" &&
    spec.since === undefined &&
    container === "Screen" &&
    !isAllowedIn(spec, container, version)
  );
}
