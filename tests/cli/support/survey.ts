import type { Emulator } from "kaleyra-emulator";

import { Project } from "../../support/cli-project";
import { type AdapterName, surveyProgram } from "./programs";

/** A project with a published flow, for the given Kaleyra. */
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

export function statusesAt(kaleyra: Emulator): readonly string[] {
  return kaleyra.flows().map(({ status }) => status);
}
