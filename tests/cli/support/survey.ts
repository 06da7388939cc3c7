import type { Emulator } from "kaleyra-emulator";

import { Project } from "../../support/cli-project";
import { type AdapterName, surveyProgram } from "./programs";

/** A project whose program declares a published flow, for the Kaleyra that it speaks to. */
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
