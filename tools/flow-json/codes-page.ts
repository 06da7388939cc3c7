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

/** The text of `docs/flow-json-codes.md`, which `npm run flow-json` writes and a unit test compares. */
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
  const links = files.map((file) => {
    const name = file.replace(/.*\//, "");
    return `[\`${name}\`](../${file})`;
  });
  const version = example.version === undefined ? "" : `, version ${example.version}`;
  return [
    `### ${code}\n`,
    `*${facts.join(", ")}.* ${description}\n`,
    `Wrong (${places[example.in]}${version}):\n`,
    codeBlock(example, "bad"),
    "Right:\n",
    codeBlock(example, "good"),
    `In the code: ${links.join(", ")}\n`,
  ].join("\n");
}

/** What an example shows of a document. */
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

/** The text of a document, which need not be JSON, in a form that fits a page. */
function excerpt(text: string): string {
  return (
    text
      // What is repeated ten times and more is shown three times.
      .replace(/(.{1,20}?)\1{9,}/g, "$1$1$1 … ")
      // The screens are left out, unless the repetition is in them.
      .replace(/"screens": ?\[[^…]*\]/, '"screens": [ … ]')
      // A line ends at the last comma within 40 to 80 characters.
      .replace(/(.{40,80},)/g, "$1\n  ")
  );
}

/** A value with its long strings and arrays cut, such as an example of too many options. */
function abridged(value: unknown): unknown {
  if (typeof value === "string") return cut(value, 80);
  if (Array.isArray(value)) {
    if (value.length <= 8) return value.map(abridged);
    return [...value.slice(0, 2).map(abridged), `… ${value.length - 2} more`];
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, abridged(item)]));
}

/** A text of more than `longest` characters keeps its first half of these and its last quarter. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest / 2)} … ${text.slice(-longest / 4)}`;
}

/**
 * Finds the files in which a code is a string literal, among the rules, the tables and
 * check-document.ts, which reports what cannot be read.
 */
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
    sources.filter(([, source]) => source.includes(`"${code}"`)).map(([file]) => file);
}
