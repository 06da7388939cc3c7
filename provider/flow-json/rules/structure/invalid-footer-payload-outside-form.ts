import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { type JsonNode, itemsOf, memberOf, membersOf } from "../../syntax/json-node";

/** Before 4.0 a Footer outside the Form cannot read the Form's values. */
export const invalidFooterPayloadOutsideForm: Rule = {
  code: "INVALID_FOOTER_PAYLOAD_OUTSIDE_FORM",
  severity: "error",
  *check({ screens, version }) {
    if (isAtLeast(version, "4.0")) return;
    const footers = screens.flatMap(({ components }) =>
      components.filter(({ type, parent }) => type === "Footer" && parent === undefined),
    );
    for (const { node } of footers) {
      const payload = memberOf(memberOf(node, "on-click-action"), "payload");
      for (const at of formBindingsIn(payload)) {
        yield {
          at,
          message: "before version 4.0 a Footer outside the Form cannot send the Form's values",
          hint: "Move the Footer to the end of the Form.",
        };
      }
    }
  },
};

/** Bindings to a form, at any depth of a payload. */
function* formBindingsIn(node: JsonNode | undefined): Iterable<JsonNode> {
  if (node?.kind === "string" && node.value.startsWith("${form.")) yield node;
  for (const item of itemsOf(node)) yield* formBindingsIn(item);
  for (const { value } of membersOf(node)) yield* formBindingsIn(value);
}
