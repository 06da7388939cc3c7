import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

import { fileProblem } from "../../../provider/file-problem";
import { printable } from "../../../provider/text";
import { Failure } from "../failure";
import { jsonText, writeText } from "../output";
import type { Adapter } from "../pulumi/adapter";
import type { ImportedFlow } from "./imported-flow";
import { documentFile, programText } from "./program-text";

/** The file for `pulumi import --file`. */
export const importFileName = "kaleyra-import.json";
/** The file for an `import` in the program. */
export const programFileName = "kaleyra-flows.ts";

/**
 * Writes the import file, the program text and the documents.
 *
 * @param force Overwrites existing files.
 * @throws {Failure} If a file already exists, and nothing is written then; or if a file cannot be
 *   written.
 */
export async function writeFiles(
  folder: string,
  flows: readonly ImportedFlow[],
  { adapter, force }: { readonly adapter: Adapter; readonly force: boolean },
): Promise<void> {
  const files = new Map([
    [importFileName, importFile(flows, adapter)],
    [programFileName, programText(flows, { adapter, isModule: isModule(folder) })],
    ...flows.map(
      ({ logicalName, args }) => [join("flows", documentFile(logicalName)), args.flowJson] as const,
    ),
  ]);
  const existing = [...files.keys()].filter((file) => existsSync(join(folder, file)));
  if (existing.length > 0 && !force) {
    const listed = existing.slice(0, 5).join(", ") + (existing.length > 5 ? ", …" : "");
    throw new Failure(
      `nothing was written: ${listed} already ${existing.length === 1 ? "exists" : "exist"}. ` +
        "Choose another folder with --out, or overwrite with --force.",
    );
  }
  try {
    await mkdir(join(folder, "flows"), { recursive: true });
  } catch (error) {
    const problem = printable(fileProblem(error));
    throw new Failure(`could not create the folder ${printable(folder)}/flows: ${problem}.`);
  }
  for (const [file, text] of files) await writeText(join(folder, file), text);
}

/** Whether the nearest package.json, in the folder or above, makes its TypeScript files ES modules. */
export function isModule(folder: string): boolean {
  for (let ancestor = resolve(folder); ; ancestor = dirname(ancestor)) {
    const file = join(ancestor, "package.json");
    if (existsSync(file)) {
      return (JSON.parse(readFileSync(file, "utf8")) as { type?: unknown }).type === "module";
    }
    if (ancestor === dirname(ancestor)) return false;
  }
}

/**
 * The text for `pulumi import --file`. It has inputs and outputs, so the engine imports the flows
 * without the provider. The dynamic provider cannot read them, and the plugin does not know
 * arguments that are not at Kaleyra, such as `flowJsonValidation`.
 *
 * @see https://www.pulumi.com/docs/iac/guides/migration/import/
 */
function importFile(flows: readonly ImportedFlow[], adapter: Adapter): string {
  const resources = flows.map(({ id, logicalName, ...flow }) => {
    const inputs = adapter.inputsInState(flow.inputs);
    const outputs = adapter.outputsInState({ id, inputs, state: flow.outputs });
    return { type: adapter.flowType, name: logicalName, id, inputs, outputs };
  });
  return `${jsonText({ resources })}\n`;
}
