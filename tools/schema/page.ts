import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import type { Docstring } from "./docstring";

/**
 * The description of a resource or function, which is its page in Pulumi's registry: its docstring,
 * examples in every language, and how to import it.
 */
export function pageOf(token: string, doc: Docstring): string {
  return [doc.text, ...examplesOf(token), ...importOf(token, doc)].join("\n\n");
}

/** The section about `pulumi import`, for a docstring with `@importedBy`. */
function importOf(token: string, doc: Docstring): readonly string[] {
  const by = doc.tag("importedBy");
  if (by === undefined) return [];
  return ["## Import", by, `\`\`\`sh\n$ pulumi import ${token} name <id>\n\`\`\``];
}

/**
 * Has a folder for each resource and function that has examples, `<module>/<Name>`. It contains a
 * folder for each example, whose name is the title, with a program in each language.
 */
export const examplesDir = path.resolve(__dirname, "../../docs/examples");

/** The languages of the examples, as Pulumi names them in code blocks, each with its program's file. */
export const programs = {
  typescript: "index.ts",
  python: "__main__.py",
  go: "main.go",
  csharp: "Program.cs",
  java: "App.java",
  yaml: "Pulumi.yaml",
} as const;

/**
 * The section with the examples. Pulumi's generators select the examples of their language by the
 * markers `{{% … %}}`.
 *
 * @throws {Error} If an example lacks a language.
 */
function examplesOf(token: string): readonly string[] {
  const folder = path.join(examplesDir, ...token.split(":").slice(1));
  if (!existsSync(folder)) return [];
  return [
    "{{% examples %}}\n## Example Usage",
    ...readdirSync(folder)
      .sort()
      .map((name) => exampleIn(path.join(folder, name))),
    "{{% /examples %}}",
  ];
}

function exampleIn(folder: string): string {
  const title = path.basename(folder).replaceAll("-", " ");
  const blocks = Object.entries(programs).map(([language, file]) => {
    const program = readFileSync(path.join(folder, file), "utf8").trim();
    return `\`\`\`${language}\n${program}\n\`\`\``;
  });
  return [
    `{{% example %}}\n### ${title.charAt(0).toUpperCase()}${title.slice(1)}`,
    ...blocks,
    "{{% /example %}}",
  ].join("\n\n");
}
