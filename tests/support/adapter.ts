import * as dynamic from "pulumi-kaleyra";
import * as native from "pulumi-kaleyra-native";

declare global {
  /** Set by the projects `plugin` and `faults-plugin` of jest.config.js. */
  var adapter: "dynamic" | "plugin" | undefined;
}

/**
 * The adapter between the flows of a test and Kaleyra. jest.config.js runs the suites `engine` and
 * `faults` once through each. Scripts outside jest use the variable ADAPTER; its default is the
 * dynamic provider.
 */
export const adapter: "dynamic" | "plugin" =
  globalThis.adapter ?? (process.env["ADAPTER"] === "plugin" ? "plugin" : "dynamic");

/** The classes and functions of each adapter's package. */
export const classes = {
  dynamic: dynamic.whatsapp,
  // The SDK of the plugin is generated with the same arguments, but with types of its own.
  plugin: native.whatsapp as unknown as typeof dynamic.whatsapp,
};

/** The classes that programs of this run use. */
export const { Flow, FlowMigration, FlowsEncryptionKey } = classes[adapter];

/**
 * Whether a type in the state or in an event is a resource of this provider: with the plugin
 * `kaleyra:whatsapp:Flow`, with the dynamic provider `pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow`.
 */
export function isOurType(type: string): boolean {
  return /kaleyra[:/]whatsapp:\w+$/.test(type);
}
