import { adapter } from "../../support/adapter";
import { aDocument } from "../../support/documents";

/** The npm package of this run's adapter. */
const packageName = { dynamic: "pulumi-kaleyra", plugin: "pulumi-kaleyra-native" }[adapter];

/**
 * A program in JavaScript, which Pulumi runs in its own process. Its body has `pulumi`, `Flow`, a
 * document `good`, and `bad(component)`, a document with an unknown component.
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
