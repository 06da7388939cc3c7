import { printableJson } from "../../../provider/text";
import type { Adapter } from "../pulumi/adapter";
import type { ImportedFlow } from "./imported-flow";
import { identifierOf } from "./logical-names";

/** A TypeScript module that declares the flows as they are; it is next to the folder `flows`. */
export function programText(
  flows: readonly ImportedFlow[],
  { adapter, isModule }: { readonly adapter: Adapter; readonly isModule: boolean },
): string {
  const here = isModule ? "import.meta.dirname" : "__dirname";
  return [
    'import { readFileSync } from "node:fs";',
    'import { join } from "node:path";',
    "",
    `import * as kaleyra from "${adapter.packageName}";`,
    "",
    "function document(file: string): string {",
    `  return readFileSync(join(${here}, "flows", file), "utf8");`,
    "}",
    ...flows.flatMap((flow) => ["", ...statement(flow)]),
    "",
  ].join("\n");
}

function statement({ logicalName, args }: ImportedFlow): string[] {
  const { flowJson: _inItsFile, ...properties } = args;
  const entries = Object.entries(properties).map(
    ([property, value]) => `  ${property}: ${literal(value)},`,
  );
  const document = `  flowJson: document(${JSON.stringify(documentFile(logicalName))}),`;
  return [
    `export const ${identifierOf(logicalName)} = new kaleyra.whatsapp.Flow(${literal(logicalName)}, {`,
    ...entries,
    document,
    "});",
  ];
}

/** The name of a document's file in the folder `flows`. */
export function documentFile(logicalName: string): string {
  return `${logicalName}.json`;
}

/** Invisible characters are escaped: the text is not ours. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  return printableJson(JSON.stringify(value));
}
