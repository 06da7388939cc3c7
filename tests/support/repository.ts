import { resolve } from "node:path";

/** The root folder of this repository. */
export const repository = resolve(__dirname, "../..");

/** The folder of the plugin's executable, which `npm run build` writes, for a PATH. */
export const pluginFolder = resolve(repository, "dist/plugin");
