import { dataField, requiredFields } from "../../provider/flow-json/tables/document";
import type { Schema } from "./value-schemas";

/**
 * The definitions for the `data` of a screen, the same in every version. They express what the rule
 * invalid-screen-data.ts reports; json-schema.ts refers to `DataModel`.
 */
export const dataDefinitions: Readonly<Record<string, Schema>> = {
  DataModel: {
    type: "object",
    // This member may list required fields, but a field can have this name too.
    properties: { [requiredFields]: { anyOf: [{ type: "array" }, { $ref: "#/$defs/DataField" }] } },
    additionalProperties: { $ref: "#/$defs/DataField" },
  },
  DataField: {
    description: dataField.doc,
    type: "object",
    required: ["type", "__example__"],
    properties: { __example__: { description: dataField.properties.__example__ } },
    allOf: [{ $ref: "#/$defs/DataSchema" }],
  },
  /** A field, or a schema inside a field. */
  DataSchema: {
    type: "object",
    properties: {
      // The checker only warns about another type, so this is not an enum.
      type: { description: dataField.properties.type, type: "string", examples: dataField.types },
      items: {
        description: dataField.properties.items,
        anyOf: [{ type: "boolean" }, { $ref: "#/$defs/InnerDataSchema" }],
      },
      properties: {
        description: dataField.properties.properties,
        type: "object",
        // An `__example__` here would declare a property of that name.
        properties: { __example__: false },
        // The checker reports nothing about a property that is not an object.
        additionalProperties: {
          if: { type: "object" },
          then: { $ref: "#/$defs/InnerDataSchema" },
        },
      },
    },
    if: { properties: { type: { const: "array" } }, required: ["type"] },
    then: { required: ["items"] },
  },
  /** A schema inside a field: only the field has an example. */
  InnerDataSchema: {
    type: "object",
    properties: { __example__: false },
    allOf: [{ $ref: "#/$defs/DataSchema" }],
  },
};
