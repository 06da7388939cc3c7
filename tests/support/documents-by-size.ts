const sentence = "What stands on the screen. ";
/** How many characters each text has, at most. */
const textLength = 3_000;

/**
 * The text of a valid document of about this many bytes: from 2 to 100 screens, each with up to
 * about 100,000 bytes of texts.
 */
export function aDocumentOf(bytes: number): string {
  const screens = Math.min(100, Math.max(2, Math.ceil(bytes / 100_000)));
  const count = Math.max(1, Math.floor(bytes / screens / textLength));
  const text = sentence.repeat(textLength / sentence.length);
  const texts = Array.from({ length: count }, () => text);
  return JSON.stringify(aDocument(screens, texts));
}

/**
 * A valid document with several screens in sequence, each with these texts. Its keys are in
 * alphabetical order, in which the engine sends them.
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

/** For example `SCREEN_AB`, since Meta allows no digits in the id of a screen. */
function screenId(index: number): string {
  const letter = (position: number) => String.fromCharCode(65 + position);
  return `SCREEN_${letter(Math.floor(index / 26))}${letter(index % 26)}`;
}
