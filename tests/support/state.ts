import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { isOurType } from "./adapter";

/** A flow in the engine's state. */
export interface FlowInState {
  readonly urn: string;
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly initErrors?: readonly string[];
}

interface Checkpoint {
  readonly checkpoint: {
    readonly latest?: { readonly resources?: readonly (FlowInState & { readonly type: string })[] };
  };
}

/** The checkpoint of the file backend; exporting it with the CLI takes a second longer. */
export async function stateText(backend: string, project: string, stack: string): Promise<string> {
  return readFile(join(backend, ".pulumi", "stacks", project, `${stack}.json`), "utf8");
}

/** The flows in a checkpoint. */
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
