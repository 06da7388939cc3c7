import { describeType, schemaType } from "../../model/value-type";
import type { Report, Rule } from "../../rule";
import { itemsOf, type JsonNode, memberOf, membersOf, textOf } from "../../syntax/json-node";
import { quoted } from "../structure/wording";

/** An example is a value as its field declares it. */
export const dataExample: Rule = {
  code: "INVALID_SCREEN_DATA",
  severity: "error",
  *check({ screens }) {
    for (const { data } of screens) {
      for (const { member } of data.fields.values()) {
        const example = memberOf(member.value, "__example__");
        if (example !== undefined) yield* misfits(example, member.value, member.key);
      }
    }
  },
};

function* misfits(value: JsonNode, schema: JsonNode | undefined, name: string): Iterable<Report> {
  const type = schemaType(schema);
  if (type.kind === "unknown" || value.kind === "unknown") return;
  if (value.kind !== type.kind) {
    yield {
      at: value,
      message: `the example of ${quoted(name)} is ${foundKind(value)}, declared is ${describeType(type)}`,
      hint: `Write ${describeType(type)}, or change the \`type\`.`,
    };
  } else if (value.kind === "array") {
    for (const item of itemsOf(value)) yield* misfits(item, memberOf(schema, "items"), name);
  } else if (value.kind === "object") {
    const properties = memberOf(schema, "properties");
    for (const { key, value: part } of membersOf(value)) {
      yield* misfits(part, memberOf(properties, key), key);
    }
    for (const required of itemsOf(memberOf(schema, "required"))) {
      const key = textOf(required);
      if (key === undefined || value.members.has(key)) continue;
      yield {
        at: value,
        message: `the example of ${quoted(name)} lacks ${quoted(key)}, which is required`,
        hint: `Add ${quoted(key)} to it, or take it out of \`required\`.`,
      };
    }
  }
}

function foundKind({ kind }: JsonNode): string {
  if (kind === "null") return "null";
  return kind === "array" || kind === "object" ? `an ${kind}` : `a ${kind}`;
}
