import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { catalogueGroups } from "../../provider/flow-json/catalogue";
import type { CatalogueEntry, Example } from "../../provider/flow-json/catalogue/entry";
import { jsonText } from "./json-text";

const introduction = `# Flow JSON codes

For authors of documents: what each code means that \`pulumi preview\`, \`kaleyra-flows validate\` and the policy pack
report about a Flow JSON document, with an example. Codes that begin with \`KALEYRA_\` are this project's own; the others are Meta's, as its
[error codes](https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/error-codes) list them.

- An error keeps a document from being uploaded, a warning does not.
- *Documented* rules are in Meta's documentation. *Observed* rules are only known from what Meta's
  editor reports. *Own* rules find mistakes that Meta reports nowhere.
- *Contested* findings are warnings: Meta's documentation refuses what its client accepts. They are errors in strict validation,
  \`flowJsonValidation: "Strict"\` on the flow or \`kaleyra-flows validate --strict\`.
- To ignore a code: \`kaleyra-flows validate --ignore CODE\`, or \`flowJsonIgnore\` on the flow.

This page is generated from \`provider/flow-json/catalogue\` by \`npm run flow-json\`.

## All codes
`;

/** The text of `docs/flow-json-codes.md`. */
export function codesPage(): string {
  const filesOf = fileIndex();
  const groups = Object.entries<Readonly<Record<string, CatalogueEntry>>>(catalogueGroups);
  const contents = groups.map(([title, codes]) => {
    const links = Object.keys(codes).map((code) => `[${code}](#${code.toLowerCase()})`);
    return `- ${title}: ${links.join(", ")}`;
  });
  const sections = groups.map(([title, codes]) => {
    const entries = Object.entries(codes).map(([code, entry]) =>
      entryText(code, entry, filesOf(code)),
    );
    return [`## ${title}\n`, ...entries].join("\n");
  });
  return [introduction, `${contents.join("\n")}\n`, ...sections].join("\n");
}

function entryText(code: string, entry: CatalogueEntry, files: readonly string[]): string {
  const { severity, source, since, until, description, example } = entry;
  const facts = [
    severity === "error" ? "Error" : "Warning",
    source,
    ...(since === undefined ? [] : [`from version ${since}`]),
    ...(until === undefined ? [] : [`before version ${until}`]),
  ];
  const links = files.map((file) => `[\`${file.replace(/.*\//, "")}\`](../${file})`);
  return [
    `### ${code}\n`,
    `*${facts.join(", ")}.* ${description}\n`,
    `Wrong (${places[example.in]}${example.version === undefined ? "" : `, version ${example.version}`}):\n`,
    codeBlock(example, "bad"),
    "Right:\n",
    codeBlock(example, "good"),
    `In the code: ${links.join(", ")}\n`,
  ].join("\n");
}

const places: Readonly<Record<Example["in"], string>> = {
  children: "components of a screen",
  screens: "the screens",
  screen: "properties of a screen",
  document: "properties of the document",
  text: "the document",
};

function codeBlock(example: Example, part: "bad" | "good"): string {
  const text =
    example.in === "text" ? excerpt(example[part]) : jsonText(abridged(example[part]), "");
  return `\`\`\`json\n${text}\n\`\`\`\n`;
}

/** The text of a document without its screens and without what is repeated, in short lines. */
function excerpt(text: string): string {
  return text
    .replace(/(.{1,20}?)\1{9,}/g, "$1$1$1 … ")
    .replace(/"screens": ?\[[^…]*\]/, '"screens": [ … ]')
    .replace(/(.{40,80},)/g, "$1\n  ");
}

/** Cuts long texts and lists, such as an example of too many options. */
function abridged(value: unknown): unknown {
  if (typeof value === "string") return cut(value, 80);
  if (Array.isArray(value)) {
    const first = value.length > 8 ? value.slice(0, 2) : value;
    const items = first.map(abridged);
    return first === value ? items : [...items, `… ${value.length - 2} more`];
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, abridged(item)]));
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most / 2)} … ${text.slice(-most / 4)}` : text;
}

/** The files that mention a code: those of the rules and tables, and the one that reads documents. */
function fileIndex(): (code: string) => readonly string[] {
  const root = join(__dirname, "..", "..");
  const folder = "provider/flow-json";
  const files = ["rules", "tables"].flatMap((name) =>
    readdirSync(join(root, folder, name), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `${folder}/${name}/${file.replaceAll("\\", "/")}`),
  );
  const sources = [...files, `${folder}/check-document.ts`]
    .sort()
    .map((file) => [file, readFileSync(join(root, file), "utf8")] as const);
  return (code) =>
    sources.flatMap(([file, source]) => (source.includes(`"${code}"`) ? [file] : []));
}
