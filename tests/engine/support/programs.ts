import { adapter } from "../../support/adapter";
import { aDocument } from "../../support/documents";

/** The npm package of this run's adapter. */
const packageName = { dynamic: "pulumi-kaleyra", plugin: "pulumi-kaleyra-native" }[adapter];

/**
 * A program in JavaScript, for a Project of `tests/support/cli-project.ts`. Its body can use `pulumi`,
 * `Flow`, `categories`, a valid document `good`, and `bad(component)`: a document with an unknown
 * component of that name.
 */
export function programOf(body: string): string {
  return `
const pulumi = require("@pulumi/pulumi");
const { Flow } = require("${packageName}").whatsapp;
const good = ${JSON.stringify(aDocument())};
function bad(component) {
  const document = structuredClone(good);
  document.screens[0].layout.children.push({ type: component, text: "x" });
  return document;
}
const categories = ["SURVEY"];
${body}
`;
}
