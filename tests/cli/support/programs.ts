import type { Emulator } from "kaleyra-emulator";

import { Project } from "../../support/cli-project";
import { aDocument } from "../../support/documents";

/** The npm packages by adapter. */
export const packages = { dynamic: "pulumi-kaleyra", plugin: "pulumi-kaleyra-native" } as const;

export type AdapterName = keyof typeof packages;

/**
 * A program in JavaScript that declares one published flow, "survey". `more` is the text of further
 * properties of its arguments, which override the others.
 */
export function surveyProgram(more = "", adapter: AdapterName = "dynamic"): string {
  return `
const pulumi = require("@pulumi/pulumi");
const kaleyra = require("${packages[adapter]}");
new kaleyra.whatsapp.Flow("survey", {
  categories: ["SURVEY"],
  flowJson: ${JSON.stringify(JSON.stringify(aDocument()))},
  publish: true,
  ${more}
});
`;
}

/** Compiler options for a TypeScript program of a Pulumi project. */
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

/** A project with `surveyProgram` for the emulator's account. Nothing is created yet. */
export function aSurveyProject(
  kaleyra: Emulator,
  more = "",
  adapter: AdapterName = "dynamic",
): Promise<Project> {
  return Project.create({
    environment: { ...kaleyra.environment },
    files: { "index.js": surveyProgram(more, adapter) },
  });
}

/** The statuses of the flows at Kaleyra, in the order of their creation. */
export function statusListAt(kaleyra: Emulator): readonly string[] {
  return kaleyra.flows().map(({ status }) => status);
}
