import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { isOurType } from "./adapter";

/** A resource of this provider in the engine's state. */
export interface FlowInState {
  readonly urn: string;
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Why the resource was created but not finished, as its last operation reported it. */
  readonly initErrors?: readonly string[];
}

/** The file of a stack in Pulumi's file backend, as far as it is read here. */
interface Checkpoint {
  readonly checkpoint: {
    readonly latest?: { readonly resources?: readonly (FlowInState & { readonly type: string })[] };
  };
}

/**
 * The text of a stack's file in the file backend. To export the state with the CLI would take a
 * second longer.
 */
export async function stateText(backend: string, project: string, stack: string): Promise<string> {
  return readFile(join(backend, ".pulumi", "stacks", project, `${stack}.json`), "utf8");
}

/** The resources of this provider in the text of a stack's file. */
export function flowsIn(checkpointText: string): readonly FlowInState[] {
  const { checkpoint } = JSON.parse(checkpointText) as Checkpoint;
  const resources = checkpoint.latest?.resources ?? [];
  return resources
    .filter(({ type }) => isOurType(type))
    .map(({ urn, id, inputs, outputs, initErrors }) => ({
      urn,
      id,
      inputs,
      outputs,
      ...(initErrors !== undefined && { initErrors }),
    }));
}
