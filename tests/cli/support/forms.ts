import type { CommandRun, Project } from "../../support/cli-project";

/** The arguments of each `pulumi preview` that prints a plan as JSON, by title. */
export const previewForms: Readonly<Record<string, readonly string[]>> = {
  preview: ["preview", "--json"],
  "preview --diff": ["preview", "--json", "--diff"],
  "preview --refresh": ["preview", "--json", "--refresh"],
  "preview --show-replacement-steps": ["preview", "--json", "--show-replacement-steps"],
};

/** The arguments of Pulumi's other commands that print a plan as JSON, by title. */
export const otherForms: Readonly<Record<string, readonly string[]>> = {
  "preview --refresh --run-program": ["preview", "--json", "--refresh", "--run-program"],
  "refresh --preview-only": ["refresh", "--preview-only", "--json"],
  "destroy --preview-only": ["destroy", "--preview-only", "--json"],
};

/**
 * Runs one of these commands and writes its output into a file of the project: a stream of events,
 * or one JSON document.
 */
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

/**
 * Runs the gate on a preview in a file, with the effects that `actions/flows-comment/action.yml` and
 * `examples/pipelines/ci/preview.sh` hold back.
 */
export function gate(
  file: string,
  project: Project,
  ...args: readonly string[]
): Promise<CommandRun> {
  const effects = "deprecate,replace,delete,retain";
  return project.kaleyraFlows("comment", file, "--fail-on", effects, ...args);
}
