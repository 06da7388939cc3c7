/** What a flow holds until a document is uploaded. */
export const defaultDocument: string = JSON.stringify(
  {
    version: "7.3",
    screens: [
      {
        id: "WELCOME",
        title: "Welcome",
        terminal: true,
        layout: {
          type: "SingleColumnLayout",
          children: [
            { type: "TextHeading", text: "Hello" },
            {
              type: "Footer",
              label: "Done",
              "on-click-action": { name: "complete", payload: {} },
            },
          ],
        },
      },
    ],
  },
  null,
  2,
);
