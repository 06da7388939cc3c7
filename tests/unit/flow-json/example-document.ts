import {
  footer,
  lastScreen,
  screen,
  type Example,
} from "../../../provider/flow-json/catalogue/entry";
import type { JsonObject } from "../../../provider/flow-json/json";

/** The text of a whole document with one part of an example in it. */
export function exampleDocument(example: Example, part: "bad" | "good"): string {
  if (example.in === "text") return example[part];
  return JSON.stringify(
    { version: example.version ?? "7.3", ...membersOf(example, part) },
    null,
    2,
  );
}

function membersOf(
  example: Exclude<Example, { readonly in: "text" }>,
  part: "bad" | "good",
): JsonObject {
  switch (example.in) {
    case "children": {
      const children = [...example[part], footer()];
      return { screens: [screen("ONLY", children, { terminal: true })] };
    }
    case "screens":
      return { screens: example[part] };
    case "screen":
      return { screens: [{ ...lastScreen("ONLY"), ...example[part] }] };
    case "document":
      return { screens: [lastScreen("ONLY")], ...example[part] };
    default:
      return example satisfies never;
  }
}
