import { aDocument } from "../../engine/support/documents";

/** A program in JavaScript that declares one flow, "survey", published; `more` are further arguments. */
export function surveyProgram(more = ""): string {
  return `
const pulumi = require("@pulumi/pulumi");
const kaleyra = require("pulumi-kaleyra");
new kaleyra.whatsapp.Flow("survey", {
  categories: ["SURVEY"],
  flowJson: ${JSON.stringify(JSON.stringify(aDocument()))},
  publish: true,
  ${more}
});
`;
}

/** Compiler options under which a TypeScript program of a Pulumi project runs. */
export const compilerOptions = JSON.stringify({
  compilerOptions: {
    module: "nodenext",
    moduleResolution: "nodenext",
    target: "ES2022",
    strict: true,
    skipLibCheck: true,
    types: ["node"],
  },
});
