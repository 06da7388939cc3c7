import { describeType, schemaType } from "../../model/value-type";
import type { Report } from "../../rule";
import { itemsOf, type JsonNode, memberOf, membersOf, textOf } from "../../syntax/json-node";
import { quoted } from "../structure/wording";

/** Where a value comes from: the document's `__example__`, or the response of an endpoint. */
export type ValueSource = "example" | "value";

/** Where a value differs from what a field of a screen's `data` declares, down to its parts. */
export function* dataMismatches(
  value: JsonNode,
  schema: JsonNode | undefined,
  field: { readonly name: string; readonly source: ValueSource },
): Iterable<Report> {
  const type = schemaType(schema);
  if (type.kind === "unknown" || value.kind === "unknown") return;
  const subject = `the ${field.source} of ${quoted(field.name)}`;
  if (value.kind !== type.kind) {
    yield {
      at: value,
      message: `${subject} is ${foundKind(value)}, declared is ${describeType(type)}`,
      hint: `Write ${describeType(type)}, or change the \`type\`.`,
    };
  } else if (value.kind === "array") {
    for (const item of itemsOf(value)) {
      yield* dataMismatches(item, memberOf(schema, "items"), field);
    }
  } else if (value.kind === "object") {
    const properties = memberOf(schema, "properties");
    for (const { key, value: part } of membersOf(value)) {
      yield* dataMismatches(part, memberOf(properties, key), { ...field, name: key });
    }
    for (const required of itemsOf(memberOf(schema, "required"))) {
      const key = textOf(required);
      if (key === undefined || value.members.has(key)) continue;
      yield {
        at: value,
        message: `${subject} lacks ${quoted(key)}, which is required`,
        hint: `Add ${quoted(key)} to it, or take it out of \`required\`.`,
      };
    }
  }
}

function foundKind({ kind }: JsonNode): string {
  if (kind === "null") return "null";
  return kind === "array" || kind === "object" ? `an ${kind}` : `a ${kind}`;
}
