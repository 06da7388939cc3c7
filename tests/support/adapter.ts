import * as dynamic from "pulumi-kaleyra";
import * as native from "pulumi-kaleyra-native";

declare global {
  var adapter: "dynamic" | "plugin" | undefined;
}

/**
 * The adapter between the flows of a test and Kaleyra; jest.config.js runs the suite once with
 * each. Scripts outside jest set it in their environment.
 */
export const adapter: "dynamic" | "plugin" =
  globalThis.adapter ?? (process.env["ADAPTER"] === "plugin" ? "plugin" : "dynamic");

/** The classes of each adapter; those of both take the same arguments. */
export const classes = {
  dynamic: dynamic.whatsapp,
  plugin: native.whatsapp as unknown as typeof dynamic.whatsapp,
};

/** The classes that programs of this run use. */
export const { Flow, FlowMigration, FlowsEncryptionKey } = classes[adapter];

/** Whether a type in the state or in an event is one of this package, on either adapter. */
export function isOurType(type: string): boolean {
  return /kaleyra[:/]whatsapp:\w+$/.test(type);
}
