const lineLength = 3_000;

/** A good document of about so many bytes, in long texts. */
export function aDocumentOf(bytes: number): string {
  const screens = Math.min(100, Math.max(2, Math.ceil(bytes / 100_000)));
  const texts = Math.max(1, Math.floor(bytes / screens / lineLength));
  const text = "What stands on the screen. ".repeat(lineLength / 27);
  return JSON.stringify(
    aDocument(
      screens,
      Array.from({ length: texts }, () => text),
    ),
  );
}

/** A good document of screens one after another, each with these texts; its keys are in order, as the engine has them. */
export function aDocument(screens: number, texts: readonly string[]) {
  const children = texts.map((text) => ({ text, type: "TextBody" }));
  return {
    screens: Array.from({ length: screens }, (_none, at) => {
      const isLast = at === screens - 1;
      const next = { name: screenId(at + 1), type: "screen" };
      const leave = isLast
        ? { name: "complete", payload: {} }
        : { name: "navigate", next, payload: {} };
      const footer = { label: "Go on", "on-click-action": leave, type: "Footer" };
      return {
        id: screenId(at),
        layout: { children: [...children, footer], type: "SingleColumnLayout" },
        ...(isLast && { terminal: true }),
        title: "A screen",
      };
    }),
    version: "7.3",
  };
}

/** Screens have no digits in their ids. */
function screenId(at: number): string {
  return `SCREEN_${String.fromCharCode(65 + Math.floor(at / 26))}${String.fromCharCode(65 + (at % 26))}`;
}
