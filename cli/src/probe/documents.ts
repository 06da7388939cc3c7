/** A screen that ends the flow. */
function screen(more: object = {}) {
  const done = {
    type: "Footer",
    label: "Done",
    "on-click-action": { name: "complete", payload: {} },
  };
  const answer = { type: "TextInput", name: "answer", label: "Your answer", "helper-text": null };
  const form = { type: "Form", name: "form", children: [answer, done] };
  const layout = { type: "SingleColumnLayout", children: [form] };
  return { id: "PROBE", title: "Probe", terminal: true, layout, ...more };
}

/**
 * A document with what a normalization would touch: keys out of order, a null, and defaults that
 * are not written out.
 */
export const goodDocument = { version: "7.3", screens: [screen()] };

/** Valid JSON that is no valid document: a screen is there twice. */
export const wrongDocument = { ...goodDocument, screens: [screen(), screen()] };

export const malformedDocument = '{"version": "7.3", "screens": [';

/** Of a version that can be sent but no longer published. */
export const frozenDocument = { ...goodDocument, version: "5.0" };

export const endpointUri = "https://example.com/kaleyra-probe";

/** One that requests data from an endpoint. */
export const endpointDocument = {
  ...goodDocument,
  data_api_version: "3.0",
  routing_model: { PROBE: [] },
};
