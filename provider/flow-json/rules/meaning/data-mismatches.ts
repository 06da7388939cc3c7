import { describeType, schemaType } from "../../model/value-type";
import type { Report } from "../../rule";
import { itemsOf, type JsonNode, memberOf, membersOf, textOf } from "../../syntax/json-node";
import { quoted } from "../structure/wording";

/** A field of a screen's `data`, or a property inside it, as messages name it. */
interface NamedField {
  readonly name: string;
  /** Where the value comes from: the document's `__example__`, or the response of an endpoint. */
  readonly source: "example" | "value";
}

/**
 * Where a value differs from the schema that a field of a screen's `data` declares, in the value itself
 * and in everything inside it. `kaleyra-flows endpoint check` (`cli/src/endpoint/init.ts`) checks responses
 * with it.
 *
 * @param schema A value without a schema has an unknown type, and no report.
 */
export function* dataMismatches(
  value: JsonNode,
  schema: JsonNode | undefined,
  field: NamedField,
): Iterable<Report> {
  const type = schemaType(schema);
  if (type.kind === "unknown" || value.kind === "unknown") return;
  const subject = `the ${field.source} of ${quoted(field.name)}`;
  if (value.kind !== type.kind) {
    yield {
      at: value,
      message: `${subject} is ${describeKind(value)}, and its type is ${describeType(type)}`,
      hint: `Write ${describeType(type)}, or change the \`type\`.`,
    };
  } else if (value.kind === "array") {
    for (const item of itemsOf(value)) {
      yield* dataMismatches(item, memberOf(schema, "items"), field);
    }
  } else if (value.kind === "object") {
    const properties = memberOf(schema, "properties");
    for (const { key, value: inner } of membersOf(value)) {
      yield* dataMismatches(inner, memberOf(properties, key), { ...field, name: key });
    }
    for (const required of itemsOf(memberOf(schema, "required"))) {
      const key = textOf(required);
      if (key === undefined || value.members.has(key)) continue;
      yield {
        at: value,
        message: `${subject} lacks ${quoted(key)}, which is required`,
        hint: `Add ${quoted(key)} to the ${field.source}, or remove it from \`required\`.`,
      };
    }
  }
}

/** The JSON type of a value, for example "an array" or "null". */
export function describeKind({ kind }: JsonNode): string {
  if (kind === "null") return "null";
  return kind === "array" || kind === "object" ? `an ${kind}` : `a ${kind}`;
}
