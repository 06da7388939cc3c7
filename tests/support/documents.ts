/** A one-screen document whose heading is `heading`. */
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
 * A document of one screen with these components. The rest of the screen and of the document can be
 * changed.
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

export function anInput(name: string, label: string, more: object = {}) {
  return { type: "TextInput", name, label, ...more };
}
