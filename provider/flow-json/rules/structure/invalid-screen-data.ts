import { isRequiredFields } from "../../model/data-model";
import type { Report, Rule } from "../../rule";
import {
  type JsonNode,
  type Member,
  memberOf,
  membersOf,
  type ObjectNode,
  textOf,
} from "../../syntax/json-node";
import { dataField } from "../../tables/document";
import { walkOf } from "./walk/walk";
import { oneOf, quoted, whatIs } from "./wording";

/** The fields of a screen's data have a type and an example. */
export const invalidScreenData: Rule = {
  code: "INVALID_SCREEN_DATA",
  severity: "error",
  *check(flow) {
    for (const { node, fit } of walkOf(flow).values.where((spec) => spec.kind === "data-model")) {
      if (fit !== "literal") continue;
      for (const member of membersOf(node)) {
        if (!isRequiredFields(member)) yield* fieldReports(member.key, member.value);
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
  // Meta also accepts a boolean for `items`, as JSON Schema does.
  if (items !== undefined && items.kind !== "boolean") yield* objectReports("items", items);
  if (properties !== undefined) yield* objectReports("properties", properties);
  if (items !== undefined) yield* innerSchemaReports(items);
  for (const property of membersOf(properties)) {
    if (property.key === "__example__") {
      yield exampleAsProperty(property);
    } else {
      yield* innerSchemaReports(property.value);
    }
  }
}

function* innerSchemaReports(schema: JsonNode): Iterable<Report> {
  if (schema.kind !== "object") return;
  const example = schema.members.get("__example__");
  if (example !== undefined) {
    yield {
      at: example,
      message: "an `__example__` is in a nested schema, and only the field itself can have one",
      hint: "Make it part of the field's own `__example__`.",
    };
  }
  yield* schemaReports(schema);
}

function exampleAsProperty(at: Member): Report {
  return {
    at,
    message: "`properties` contains `__example__`, which declares a property of that name",
    hint: "Move it out of `properties`, next to the `type` of the field.",
  };
}

function* typeReports(type: JsonNode, schema: ObjectNode): Iterable<Report> {
  if (type.kind === "unknown") return;
  if (type.kind !== "string") {
    yield {
      at: type,
      message: `\`type\` is ${whatIs(type)} and must be a string`,
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
      message: "an `array` needs `items`",
      hint: 'Add `items`: the schema of its items, as in {"type": "string"}.',
    };
  }
}

/** The end of a hint, for example `, as in "__example__": true`; empty for an unknown type. */
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

function* objectReports(key: string, node: JsonNode): Iterable<Report> {
  if (node.kind === "object" || node.kind === "unknown") return;
  yield {
    at: node,
    message: `${quoted(key)} is ${whatIs(node)} and must be an object`,
    hint: 'Write a schema, as in {"type": "string"}.',
  };
}
