/** A program as a user may write it. All of them declare the flow `greeting` and export its status. */
export interface Program {
  /** The language and the way to import, for the title of a test. */
  readonly given: string;
  /** The folder of the program in the project. */
  readonly folder: string;
  readonly file: string;
  /** `type` of its package.json. */
  readonly type: "commonjs" | "module";
  readonly text: string;
}

const args = '{ categories: ["OTHER"], publish: true }';

export const typeScriptProgram: Program = {
  given: "TypeScript",
  folder: "typescript",
  file: "index.ts",
  type: "commonjs",
  text: `
import * as kaleyra from "pulumi-kaleyra";
const args: kaleyra.whatsapp.FlowArgs = { categories: [kaleyra.whatsapp.FlowCategory.Other], publish: true };
const flow = new kaleyra.whatsapp.Flow("greeting", args);
export const status = flow.status;
`,
};

export const programs: readonly Program[] = [
  typeScriptProgram,
  {
    given: "JavaScript, CommonJS",
    folder: "commonjs",
    file: "index.js",
    type: "commonjs",
    text: `
const kaleyra = require("pulumi-kaleyra");
exports.status = new kaleyra.whatsapp.Flow("greeting", ${args}).status;
`,
  },
  {
    given: "JavaScript, an ES module that imports the whole package",
    folder: "module",
    file: "index.js",
    type: "module",
    text: `
import * as kaleyra from "pulumi-kaleyra";
export const status = new kaleyra.whatsapp.Flow("greeting", ${args}).status;
`,
  },
  {
    given: "JavaScript, an ES module that imports by name",
    folder: "named",
    file: "index.js",
    type: "module",
    text: `
import { whatsapp } from "pulumi-kaleyra";
export const status = new whatsapp.Flow("greeting", ${args}).status;
`,
  },
];
