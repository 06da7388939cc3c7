import { ProjectFolder } from "./project-folder";
import { environmentOf, type Way } from "./way";

/** The lower limit: the time of the requests themselves. `programs/bare.ts` is the script. */
export const bare: Way = {
  name: "bare",
  title: "a bare script: the same calls with node-fetch and a pool of ten, no engine",
  async open(setting, kaleyra) {
    const folder = await ProjectFolder.create("bare");
    await folder.compile("flow-inputs", "bare");
    return {
      measuredProcess: /bare\.js/,
      run: (operation) =>
        folder.run([process.execPath, "bare.js", operation], {
          PATH: process.env["PATH"] ?? "", // `ProjectFolder.run` starts a shell.
          ...environmentOf(setting, kaleyra, operation),
        }),
      stateBytes: () => Promise.resolve(0),
      [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
    };
  },
};
