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
