const lineLength = 3_000;

/** A good document of about so many bytes: screens one after another, full of texts. */
export function aDocumentOf(bytes: number): string {
  const screens = Math.min(100, Math.max(2, Math.ceil(bytes / 100_000)));
  const texts = Math.max(1, Math.floor(bytes / screens / lineLength));
  const names = Array.from({ length: screens }, (_none, at) => `SCREEN_${letters(at)}`);
  return JSON.stringify({
    version: "7.3",
    screens: names.map((id, at) => aScreen(id, names[at + 1], texts)),
  });
}

function aScreen(id: string, next: string | undefined, texts: number) {
  const leave =
    next === undefined
      ? { name: "complete", payload: {} }
      : { name: "navigate", next: { type: "screen", name: next }, payload: {} };
  const text = "What stands on the screen. ".repeat(lineLength / 27);
  return {
    id,
    title: "A screen",
    ...(next === undefined && { terminal: true }),
    layout: {
      type: "SingleColumnLayout",
      children: [
        ...Array.from({ length: texts }, () => ({ type: "TextBody", text })),
        { type: "Footer", label: "Go on", "on-click-action": leave },
      ],
    },
  };
}

/** Screens have no digits in their ids. */
function letters(at: number): string {
  return String.fromCharCode(65 + Math.floor(at / 26)) + String.fromCharCode(65 + (at % 26));
}
