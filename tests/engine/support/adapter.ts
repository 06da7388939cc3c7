import path from "node:path";

import * as dynamic from "pulumi-kaleyra";
import * as native from "pulumi-kaleyra-native";

declare global {
  var adapter: "dynamic" | "plugin" | undefined;
}

/** Through what the flows of a test come to Kaleyra: jest.config.js runs the suite once with each. */
export const adapter = globalThis.adapter ?? "dynamic";

type FlowClass = typeof dynamic.whatsapp.Flow;

/** The class of each adapter; both take the same arguments. */
export const flowClasses = {
  dynamic: dynamic.whatsapp.Flow,
  plugin: native.whatsapp.Flow as unknown as FlowClass,
};

/** The class that programs of this run use. */
export const Flow = flowClasses[adapter];

/** The folder of the plugin's executable, for a PATH. */
export const pluginFolder = path.resolve(__dirname, "../../../dist/plugin");

/** Whether a type in the state or in an event is the flow's, of either adapter. */
export function isFlowType(type: string): boolean {
  return /kaleyra[:/]whatsapp:Flow$/.test(type);
}
