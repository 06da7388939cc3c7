import type { CommandRun, Project } from "../../support/cli-project";

/** All formats in which the engine shows its plan. */
export const previewForms: Readonly<Record<string, readonly string[]>> = {
  preview: ["preview", "--json"],
  "preview --diff": ["preview", "--json", "--diff"],
  "preview --refresh": ["preview", "--json", "--refresh"],
  "preview --show-replacement-steps": ["preview", "--json", "--show-replacement-steps"],
};

export const otherForms: Readonly<Record<string, readonly string[]>> = {
  "preview --refresh --run-program": ["preview", "--json", "--refresh", "--run-program"],
  "refresh --preview-only": ["refresh", "--preview-only", "--json"],
  "destroy --preview-only": ["destroy", "--preview-only", "--json"],
};

/** Writes a preview into a file, in one document or as a stream of events. */
export async function previewInto(
  file: string,
  form: readonly string[],
  { project, stream }: { readonly project: Project; readonly stream: boolean },
): Promise<void> {
  project.setEnvironment({ PULUMI_ENABLE_STREAMING_JSON_PREVIEW: String(stream) });
  const { code, stdout, output } = await project.pulumi(...form);
  if (code !== 0) throw new Error(`pulumi ${form.join(" ")} ended with ${code}:\n${output}`);
  await project.write(file, stdout);
}

/** Runs the gate on a preview in a file, as the pipelines do. */
export function gate(
  file: string,
  project: Project,
  ...args: readonly string[]
): Promise<CommandRun> {
  const kinds = "deprecate,replace,delete,retain";
  return project.kaleyraFlows("comment", file, "--fail-on", kinds, ...args);
}
