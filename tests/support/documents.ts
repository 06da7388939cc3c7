/** A valid document of one screen, with this text as its heading. */
export function aDocument(heading = "Hello") {
  return {
    version: "7.3",
    screens: [
      {
        id: "FIRST",
        title: "First",
        terminal: true,
        layout: {
          type: "SingleColumnLayout",
          children: [
            { type: "TextHeading", text: heading },
            {
              type: "Footer",
              label: "Done",
              "on-click-action": { name: "complete", payload: {} },
            },
          ],
        },
      },
    ],
  };
}

/**
 * A document of one screen with these components and a Footer. `screen` and `document` add to or
 * replace members of the screen and of the document, except for the components.
 */
export function aFormOf(
  components: readonly object[],
  { version = "7.3", screen = {}, document = {} } = {},
) {
  const footer = {
    type: "Footer",
    label: "Send",
    "on-click-action": { name: "complete", payload: {} },
  };
  const children = [...components, footer];
  const layout = { type: "SingleColumnLayout", children };
  return {
    version,
    ...document,
    screens: [{ id: "FORM", title: "Form", terminal: true, ...screen, layout }],
  };
}

/** A TextInput; `properties` adds to or replaces its own. */
export function anInput(name: string, label: string, properties: object = {}) {
  return { type: "TextInput", name, label, ...properties };
}
