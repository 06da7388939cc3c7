/** What stands for a character that cannot be shown or sent. */
const replacement = "\u{FFFD}";

/**
 * Text that has a UTF-8 form: half of a surrogate pair, as a cut in the middle of an emoji leaves it,
 * becomes U+FFFD. gRPC and `encodeURI` throw on it, and the engine refuses a property with it.
 */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, replacement);
}

/** Cuts a text that has more than so many UTF-16 units, never within a character. */
export function truncated(text: string, most: number, mark = "…"): string {
  if (text.length <= most) return text;
  return text.slice(0, most).replace(/\p{Surrogate}$/u, "") + mark;
}

/**
 * Text that steers no terminal: escape sequences, control characters, bidi controls and half surrogates
 * become U+FFFD. Tabs and line feeds stay, and the joiners with which emoji and Indic scripts are written.
 */
export function visible(text: string): string {
  return text.replace(
    /(?![\t\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Surrogate}\p{Zl}\p{Zp}]/gu,
    replacement,
  );
}

/**
 * Text from outside as part of one line for people: no terminal, engine or CI service takes it for a
 * command. GitHub, Azure and TeamCity take `##[…`, `##vso[…`, `##teamcity[…` anywhere in a line, `::` at
 * its start; Pulumi's engine takes `<{%…%}>` for a colour, and panics on one that it does not know.
 */
export function printable(text: string): string {
  const line = text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, " ");
  return visible(line)
    .replace(/##(?=\w*\[)/g, "# #")
    .replaceAll("<{%", "< {%")
    .replace(/^\s*::/, ": :");
}

/** The same JSON, with escapes for what `printable` replaces; the line feeds of its layout stay. */
export function printableJson(json: string): string {
  return json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|##(?=\w*\[)/gu, escaped);
}

function escaped(text: string): string {
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text.charCodeAt(at).toString(16).padStart(4, "0");
    return `\\u${unit}`;
  }).join("");
}
