import type { ObjectSpec } from "./spec";
import {
  assumedDefault,
  byDefault,
  listOf,
  literal,
  literalFlag,
  objectOf,
  optional,
  required,
  text,
} from "./values";

const layout: ObjectSpec = {
  name: "Layout",
  called: "a layout",
  doc: "The layout of a screen.",
  properties: {
    type: required("The only layout there is.", {
      kind: "enum",
      words: ["SingleColumnLayout"],
      dynamic: false,
      code: "INVALID_TYPE_PROPERTY_VALUE",
    }),
    children: required("The components, from top to bottom.", { kind: "components", in: "Screen" }),
  },
};

const screen: ObjectSpec = {
  name: "Screen",
  called: "a screen",
  doc: "One screen of a flow.",
  properties: {
    id: required(
      "Letters and underscores; unique in the document, and not `SUCCESS`.",
      literal({ format: "screen-id" }),
    ),
    title: required("The title at the top.", text({ notBlank: "always" })),
    layout: required("The layout of its components.", objectOf(layout), {
      mismatch: "INVALID_PROPERTY_VALUE",
    }),
    data: optional(
      "The fields of the screen's data, by name, each with an example.",
      { kind: "data-model" },
      assumedDefault({}),
    ),
    terminal: optional(
      "Whether the flow can end here; at least one screen must be terminal.",
      literalFlag,
      assumedDefault(false),
    ),
    success: optional(
      "Whether ending here counts as success; only on terminal screens.",
      literalFlag,
      byDefault(true),
    ),
    refresh_on_back: optional(
      "Whether the flow requests the screen's data again when the user comes back.",
      literalFlag,
      byDefault(false),
    ),
    sensitive: optional(
      "The names of inputs that are masked in the summary of a response.",
      listOf(literal(), { dynamic: false, called: "names" }),
      { since: "5.1", ...byDefault([]) },
    ),
  },
};

/**
 * The document itself. `any` is the type of the versions, which rules of their own check.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/flowjson
 */
export const document: ObjectSpec = {
  name: "FlowJson",
  called: "the document",
  doc: "A Flow JSON document.",
  properties: {
    version: required("The version of Flow JSON.", { kind: "any" }),
    data_api_version: optional("The version of the data API; only for a flow with an endpoint.", {
      kind: "any",
    }),
    routing_model: optional(
      "The screens that each screen leads to.",
      {
        kind: "map",
        values: listOf(literal(), { dynamic: false, called: "screens" }),
        dynamic: false,
        called: "screens",
        example: { FIRST: ["SECOND"] },
      },
      assumedDefault({}),
    ),
    data_channel_uri: optional(
      "The address of the endpoint; from 3.0 it is a property of the flow.",
      literal({ format: "uri" }),
      { until: "3.0" },
    ),
    screens: required(
      "The screens, 1 to 100.",
      listOf(objectOf(screen), {
        dynamic: false,
        least: 1,
        most: 100,
        called: "screens",
        tooMany: "MAX_SCREENS_NUMBER",
      }),
    ),
  },
  conditions: [
    {
      kind: "needs",
      key: "data_api_version",
      needs: "routing_model",
      code: "MISSING_REQUIRED_PROPERTY",
    },
  ],
};

/**
 * The declaration of a field in a screen's `data`: a part of JSON Schema, with an example. The
 * generators in `tools/flow-json` read these descriptions; `invalid-screen-data` checks the fields.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/flowjson#dynamic-properties
 */
export const dataField = {
  name: "DataField",
  doc: "A field of a screen's data: its type, and an example for the editor.",
  /** The documented types. Another type is a warning, since Meta may accept more. */
  types: ["string", "number", "boolean", "object", "array"],
  properties: {
    type: "The type of the value.",
    __example__: "A value of that type, for the editor's preview.",
    items: "The type of a list's items; required for a list.",
    properties: "The types of an object's properties.",
    required: "The properties that an object must have.",
  },
} as const;

/**
 * A key of `data` that, with an array, is not a field but the list of required fields, as in JSON
 * Schema.
 */
export const requiredFields = "required";
