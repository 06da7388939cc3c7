import { resolve } from "node:path";

/** The folder of the plugin's executable, for a PATH. */
export const pluginFolder = resolve(__dirname, "../../../dist/plugin");
