import type { PulumiFn } from "@pulumi/pulumi/automation";
import type { Emulator } from "kaleyra-emulator";
import type * as kaleyra from "pulumi-kaleyra";

import { Flow } from "./adapter";
import { aDocument } from "./documents";
import type { TestStack } from "./stack";

export { operations } from "./operations";

export type FlowArgs = kaleyra.whatsapp.FlowArgs;

/** The arguments of a draft with a document; `args` replaces or adds some. */
export function aFlow(args: Partial<FlowArgs> = {}): FlowArgs {
  return { categories: ["OTHER"], flowJson: aDocument(), ...args };
}

/** A program that declares exactly these flows, by their names in the program. */
export function flows(declared: Readonly<Record<string, FlowArgs>>): PulumiFn {
  return () => {
    for (const [name, args] of Object.entries(declared)) new Flow(name, args);
    return Promise.resolve();
  };
}

/**
 * The id of a flow in the state, by its name in the program.
 *
 * @throws {Error} If the state has no such flow.
 */
export async function idOf(stack: TestStack, name: string): Promise<string> {
  const flow = await stack.flow(name);
  if (flow === undefined) throw new Error(`The state has no flow ${name}.`);
  return flow.id;
}

/** The status of each flow at Kaleyra, by the flow's name at Kaleyra. */
export function statusesAt(service: Pick<Emulator, "flows">): Readonly<Record<string, string>> {
  return Object.fromEntries(service.flows().map(({ name, status }) => [name, status]));
}

/** The flows at Kaleyra as `<name> <status>`, sorted. Automatic names are without their random digits. */
export function flowsAt(kaleyra: Pick<Emulator, "flows">): readonly string[] {
  return kaleyra
    .flows()
    .map(({ name, status }) => `${name.replace(/-[0-9a-f]{7}$/, "")} ${status}`)
    .sort();
}
