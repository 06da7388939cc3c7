import { dataField, requiredFields } from "../../provider/flow-json/tables/document";
import type { Schema } from "./value-schemas";

/** The definitions for the `data` of a screen, the same in every version. */
export const dataDefinitions: Readonly<Record<string, Schema>> = {
  DataModel: {
    type: "object",
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
  DataSchema: {
    type: "object",
    properties: {
      type: { description: dataField.properties.type, type: "string", examples: dataField.types },
      items: {
        description: dataField.properties.items,
        anyOf: [{ type: "boolean" }, { $ref: "#/$defs/InnerDataSchema" }],
      },
      properties: {
        description: dataField.properties.properties,
        type: "object",
        properties: { __example__: false },
        additionalProperties: {
          if: { type: "object" },
          then: { $ref: "#/$defs/InnerDataSchema" },
        },
      },
    },
    if: { properties: { type: { const: "array" } }, required: ["type"] },
    then: { required: ["items"] },
  },
  InnerDataSchema: {
    type: "object",
    properties: { __example__: false },
    allOf: [{ $ref: "#/$defs/DataSchema" }],
  },
};
