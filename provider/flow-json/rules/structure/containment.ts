import type { Component } from "../../model/flow-model";
import { isAtLeast, type Version } from "../../model/version";
import type { ComponentSpec, ContainerName } from "../../tables/spec";

export function isAllowedIn(
  spec: ComponentSpec,
  container: ContainerName,
  version: Version | undefined,
): boolean {
  const since = spec.in[container];
  return since === true || (since !== undefined && isAtLeast(version, since));
}

/** Whether an input is directly on a screen, in a version in which inputs must be in Forms. */
export function isOldInput(
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
