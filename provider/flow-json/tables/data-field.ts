/**
 * The declaration of a field in a screen's `data`: a part of JSON Schema, with an example.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/flowjson#dynamic-properties
 */
export const dataField = {
  name: "DataField",
  doc: "A field of a screen's data: its type, and an example for the editor.",
  /** The documented types; Meta may know others. */
  types: ["string", "number", "boolean", "object", "array"],
  properties: {
    type: "The type of the value.",
    __example__: "A value of that type, for the editor's preview.",
    items: "The type of a list's items; required for a list.",
    properties: "The types of an object's properties.",
    required: "The properties that an object must have.",
  },
} as const;

/** A key of `data` that is not a field but a list of required fields, as in JSON Schema. */
export const requiredFields = "required";
