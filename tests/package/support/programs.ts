/** A program as a user may write it; all of them declare the same flow. */
export interface Program {
  readonly given: string;
  /** Its folder below the project. */
  readonly folder: string;
  readonly file: string;
  readonly type: "commonjs" | "module";
  readonly text: string;
}

const args = '{ categories: ["OTHER"], publish: true }';

export const programs: readonly Program[] = [
  {
    given: "TypeScript",
    folder: "typescript",
    file: "index.ts",
    type: "commonjs",
    text: `
import * as kaleyra from "pulumi-kaleyra";
const wanted: kaleyra.whatsapp.FlowArgs = { categories: [kaleyra.whatsapp.FlowCategory.Other], publish: true };
const flow = new kaleyra.whatsapp.Flow("greeting", wanted);
export const status = flow.status;
`,
  },
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
