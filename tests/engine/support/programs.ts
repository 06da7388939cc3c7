import { adapter } from "../../support/adapter";
import { aDocument } from "../../support/documents";

/** The npm package of the adapter that this run is about. */
const packageName = { dynamic: "pulumi-kaleyra", plugin: "pulumi-kaleyra-native" }[adapter];

/**
 * A program in JavaScript, which Pulumi runs in a process of its own. Its body has `pulumi`, `Flow`,
 * a document `good` and `bad(component)`: one with a component that does not exist.
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
