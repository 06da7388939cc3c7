const lineLength = 3_000;

/** A valid document of about this many bytes, in long texts. */
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

/**
 * A valid document with several screens in sequence, each with these texts. Its keys are in order,
 * like the engine's.
 */
export function aDocument(screens: number, texts: readonly string[]) {
  const children = texts.map((text) => ({ text, type: "TextBody" }));
  return {
    screens: Array.from({ length: screens }, (_none, index) => {
      const isLast = index === screens - 1;
      const next = { name: screenId(index + 1), type: "screen" };
      const leave = isLast
        ? { name: "complete", payload: {} }
        : { name: "navigate", next, payload: {} };
      const footer = { label: "Go on", "on-click-action": leave, type: "Footer" };
      return {
        id: screenId(index),
        layout: { children: [...children, footer], type: "SingleColumnLayout" },
        ...(isLast && { terminal: true }),
        title: "A screen",
      };
    }),
    version: "7.3",
  };
}

/** The id of a screen must not have digits. */
function screenId(index: number): string {
  return `SCREEN_${String.fromCharCode(65 + Math.floor(index / 26))}${String.fromCharCode(65 + (index % 26))}`;
}
