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
  // Node.js has `__dirname` in CommonJS modules only.
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
  // The document is in a file of its own.
  const { flowJson: _, ...properties } = args;
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

/** A value as TypeScript. Escapes invisible characters, since the text comes from Kaleyra. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  return printableJson(JSON.stringify(value));
}

/** A length in characters, without the number of a flow whose name is taken: the result is a file name too. */
const longestStem = 64;

/**
 * Gives each flow a unique logical name of lowercase letters, digits and hyphens. The name is also
 * a file name.
 */
export class LogicalNames {
  readonly #taken: Set<string>;

  /** @param names The logical names of the flows that the stack manages. */
  constructor(names: Iterable<string>) {
    // Names with one identifier are as good as equal.
    this.#taken = new Set([...names].map(identifierOf));
  }

  /** The name of the next flow: the flow's own, or one with a number if the flow's own is taken. */
  next({ id, name }: { readonly id: string; readonly name: string }): string {
    // A name in another script may have no letter from a to z.
    const stem = slugOf(name) || `flow-${id}`;
    let candidate = stem;
    for (let number = 2; this.#taken.has(identifierOf(candidate)); number += 1) {
      candidate = `${stem}-${number}`;
    }
    this.#taken.add(identifierOf(candidate));
    return candidate;
  }
}

/**
 * The name of the flow's constant. `LogicalNames` gives no two flows the same one. With its ending it is
 * never a reserved word.
 */
function identifierOf(logicalName: string): string {
  const words = `${logicalName}-flow`.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const camel = words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
  return /^\d/.test(camel) ? `_${camel}` : camel;
}

/** Lowercase letters, digits and hyphens; letters lose their accents. May be empty. */
function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longestStem)
    .replace(/^-+|-+$/g, "");
}
