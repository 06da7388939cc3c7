import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A folder for each resource and function, in it one for each example, in it one program a language. */
export const examplesRoom = path.resolve(__dirname, "../../docs/examples");

/** The languages of the schema's examples, with the file that holds the program. */
export const programs = {
  typescript: "index.ts",
  python: "__main__.py",
  go: "main.go",
  csharp: "Program.cs",
  java: "App.java",
  yaml: "Pulumi.yaml",
} as const;

/** @throws {Error} If an example lacks a language. */
export function examplesOf(token: string): readonly string[] {
  const folder = path.join(examplesRoom, ...token.split(":").slice(1));
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
