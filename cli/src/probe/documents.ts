/** A screen that ends the flow. With `helper-text: null`, which a normalization drops. */
function screen(more: object = {}) {
  const done = {
    type: "Footer",
    label: "Done",
    "on-click-action": { name: "complete", payload: {} },
  };
  const textInput = {
    type: "TextInput",
    name: "answer",
    label: "Your answer",
    "helper-text": null,
  };
  const form = { type: "Form", name: "form", children: [textInput, done] };
  const layout = { type: "SingleColumnLayout", children: [form] };
  return { id: "PROBE", title: "Probe", terminal: true, layout, ...more };
}

/**
 * A document with everything that a normalization would change: keys out of order, a null, and
 * omitted defaults.
 */
export const goodDocument = { version: "7.3", screens: [screen()] };

/** Valid JSON, but not a valid document: two screens have the same id. */
export const wrongDocument = { ...goodDocument, screens: [screen(), screen()] };

export const malformedDocument = '{"version": "7.3", "screens": [';

/** A document of a version that can be uploaded but no longer published. */
export const frozenDocument = { ...goodDocument, version: "5.0" };

/** An address at a host that is reserved for examples, so no one gets the requests. */
export const endpointUri = "https://example.com/kaleyra-probe";

/** A document that requests data from an endpoint. */
export const endpointDocument = {
  ...goodDocument,
  data_api_version: "3.0",
  routing_model: { PROBE: [] },
};
