import type { Report, Rule } from "../../rule";
import {
  memberOf,
  membersOf,
  textOf,
  type JsonNode,
  type ObjectNode,
} from "../../syntax/json-node";
import { dataField, requiredFields } from "../../tables/document";
import { walkOf } from "./walk/walk";
import { oneOf, quoted, whatIs } from "./wording";

/** The fields of a screen's data have a type and an example. */
export const invalidScreenData: Rule = {
  code: "INVALID_SCREEN_DATA",
  severity: "error",
  *check(flow) {
    for (const { node, fit } of walkOf(flow).values.where((spec) => spec.kind === "data-model")) {
      if (fit !== "literal") continue;
      for (const { key, value } of membersOf(node)) {
        if (key === requiredFields && value.kind === "array") continue;
        yield* fieldReports(key, value);
      }
    }
  },
};

function* fieldReports(key: string, field: JsonNode): Iterable<Report> {
  if (field.kind === "unknown") return;
  if (field.kind !== "object") {
    yield {
      at: field,
      message: `the field ${quoted(key)} is ${whatIs(field)} and must be an object`,
      hint: 'Write its type and an example, as in {"type": "string", "__example__": "Ada"}.',
    };
    return;
  }
  if (!field.members.has("type")) {
    yield {
      at: field,
      message: `the field ${quoted(key)} has no \`type\``,
      hint: `Add \`type\`: ${oneOf(dataField.types)}, as in "type": "string".`,
    };
  }
  if (!field.members.has("__example__")) {
    yield {
      at: field,
      message: `the field ${quoted(key)} has no \`__example__\``,
      hint: `Add \`__example__\`: a value of its type${exampleFor(memberOf(field, "type"))}.`,
    };
  }
  yield* schemaReports(field);
}

/** The mistakes in a schema, and in the schemas of its items and properties. */
function* schemaReports(schema: ObjectNode): Iterable<Report> {
  const type = memberOf(schema, "type");
  if (type !== undefined) yield* typeReports(type, schema);
  const items = memberOf(schema, "items");
  const properties = memberOf(schema, "properties");
  if (items !== undefined && isMisshapen(items) && items.kind !== "boolean") {
    yield notAnObject("items", items);
  }
  if (properties !== undefined && isMisshapen(properties))
    yield notAnObject("properties", properties);
  const misplaced =
    properties?.kind === "object" ? properties.members.get("__example__") : undefined;
  if (misplaced !== undefined) {
    yield {
      at: misplaced,
      message: "an `__example__` is within `properties`, and would be a property of that name",
      hint: "Move it out of `properties`, next to the `type` of the field.",
    };
  }
  const inner = [
    items,
    ...membersOf(properties).flatMap((each) => (each === misplaced ? [] : [each.value])),
  ];
  for (const each of inner) {
    if (each?.kind !== "object") continue;
    const example = each.members.get("__example__");
    if (example !== undefined) {
      yield {
        at: example,
        message: "an `__example__` is within a field, and only the field itself can have one",
        hint: "Make it part of the field's own `__example__`.",
      };
    }
    yield* schemaReports(each);
  }
}

function* typeReports(type: JsonNode, schema: ObjectNode): Iterable<Report> {
  if (type.kind === "unknown") return;
  if (type.kind !== "string") {
    yield {
      at: type,
      message: `\`type\` is ${whatIs(type)} and must be a text`,
      hint: `Write ${oneOf(dataField.types)}.`,
    };
  } else if (!dataField.types.some((candidate) => candidate === type.value)) {
    yield {
      at: type,
      code: "KALEYRA_UNDOCUMENTED_DATA_TYPE",
      severity: "warning",
      message: `Meta documents no data type ${quoted(type.value)}`,
      hint: `Write ${oneOf(dataField.types)}.`,
    };
  } else if (type.value === "array" && !schema.members.has("items")) {
    yield {
      at: schema,
      message: "a list needs `items`",
      hint: 'Add `items`: the type of what is in it, as in {"type": "string"}.',
    };
  }
}

/** As in `, as in "__example__": true`. */
function exampleFor(type: JsonNode | undefined): string {
  const example = examples[textOf(type) ?? ""];
  return example === undefined ? "" : `, as in "__example__": ${example}`;
}

const examples: Readonly<Record<string, string>> = {
  string: '"Ada"',
  number: "7",
  boolean: "true",
  array: "[]",
  object: "{}",
};

function isMisshapen(node: JsonNode): boolean {
  return node.kind !== "object" && node.kind !== "unknown";
}

function notAnObject(key: string, at: JsonNode): Report {
  return {
    at,
    message: `${quoted(key)} is ${whatIs(at)} and must be an object`,
    hint: 'Write types, as in {"type": "string"}.',
  };
}
