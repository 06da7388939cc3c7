import type { Docstring } from "./docstring";
import { examplesOf } from "./examples";

/** The text of a resource or function: what its docstring says, examples in every language, how to import. */
export function pageOf(token: string, doc: Docstring): string {
  return [doc.text, ...examplesOf(token), ...importOf(token, doc)].join("\n\n");
}

function importOf(token: string, doc: Docstring): readonly string[] {
  const by = doc.tag("importedBy");
  if (by === undefined) return [];
  return ["## Import", by, `\`\`\`sh\n$ pulumi import ${token} name <id>\n\`\`\``];
}
