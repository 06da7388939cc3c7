import { printableJson } from "../../../provider/text";
import type { Adapter } from "../pulumi/adapter";
import type { ImportedFlow } from "./imported-flow";

/**
 * The text of a TypeScript module that declares the flows as they are. The module is next to the
 * folder `flows`.
 */
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

/** Escapes invisible characters, since the text comes from Kaleyra. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  return printableJson(JSON.stringify(value));
}

/** A copy's number comes on top. */
const longestStem = 64;

/**
 * Gives each flow a unique logical name of lowercase letters, digits and hyphens. The name is also
 * a file name.
 */
export class LogicalNames {
  readonly #taken: Set<string>;

  /** @param taken The names of the stack's own flows. */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set([...taken].map(identifierOf));
  }

  next({ id, name }: { readonly id: string; readonly name: string }): string {
    const stem = slugOf(name) || `flow-${id}`;
    let candidate = stem;
    for (let copy = 2; this.#taken.has(identifierOf(candidate)); copy += 1) {
      candidate = `${stem}-${copy}`;
    }
    this.#taken.add(identifierOf(candidate));
    return candidate;
  }
}

/** The name of the flow's constant. `LogicalNames` gives no two flows the same one. */
function identifierOf(logicalName: string): string {
  const words = `${logicalName}-flow`.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const camel = words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
  return /^\d/.test(camel) ? `_${camel}` : camel;
}

function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longestStem)
    .replace(/^-+|-+$/g, "");
}
