/**
 * What a screen declares about a field of its `data`: a piece of JSON Schema with an example.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/flowjson#dynamic-properties
 */
export const dataField = {
  name: "DataField",
  doc: "A field of a screen's data: its type, and an example for the editor.",
  /** Types that are documented; Meta may know others. */
  types: ["string", "number", "boolean", "object", "array"],
  properties: {
    type: "The type of the value.",
    __example__: "A value of that type, for the editor's preview.",
    items: "The type of a list's items; a list needs it.",
    properties: "The types of an object's properties.",
    required: "The properties that an object must have.",
  },
} as const;

/** A key of `data` that is no field: a list of required fields, as JSON Schema has it. */
export const requiredFields = "required";
