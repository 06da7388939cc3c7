/** Replaces a character that cannot be shown or sent. */
const replacement = "\u{FFFD}";

/**
 * Makes a text valid UTF-8: half of a surrogate pair, which remains if an emoji is cut, becomes
 * U+FFFD. gRPC and `encodeURI` throw on such a half, and the engine refuses a property with it.
 */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, replacement);
}

/** Cuts a text to `most` UTF-16 units, never within a character. */
export function truncated(text: string, most: number, mark = "…"): string {
  if (text.length <= most) return text;
  return text.slice(0, most).replace(/\p{Surrogate}$/u, "") + mark;
}

/** For example `1 screen`, `2 screens`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * The first items. `more` is how many are left out, for example `and 7 more`, or with the noun
 * `screen` `and 7 more screens`.
 */
export function firstOf<Item>(
  items: readonly Item[],
  most: number,
  noun?: string,
): { readonly first: readonly Item[]; readonly more: string | undefined } {
  const left = items.length - most;
  const rest = noun === undefined ? `${left} more` : counted(left, `more ${noun}`);
  return { first: items.slice(0, most), more: left > 0 ? `and ${rest}` : undefined };
}

/** For example `A, B, C and 4 more`. */
export function shortList(names: Iterable<string>, most = 5): string {
  const { first, more } = firstOf([...names], most);
  return [first.join(", "), more].filter(Boolean).join(" ");
}

/** A SID as messages show it: its ends. */
export function shortSid(sid: string): string {
  return `${sid.slice(0, 2)}…${sid.slice(-2)}`;
}

/**
 * Makes a text harmless to terminals: escape sequences, control characters, bidi controls and half
 * surrogates become U+FFFD. Tabs, line feeds and the joiners of emoji and Indic scripts stay.
 */
export function visible(text: string): string {
  return text.replace(
    /(?![\t\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Surrogate}\p{Zl}\p{Zp}]/gu,
    replacement,
  );
}

/**
 * Makes a foreign text safe as part of one output line, so that no terminal, engine or CI service
 * interprets it as a command. GitHub, Azure and TeamCity interpret `##[…`, `##vso[…`,
 * `##teamcity[…` anywhere in a line, and `::` at its start. Pulumi's engine interprets `<{%…%}>` as
 * a color, and panics on an unknown one.
 */
export function printable(text: string): string {
  const line = text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, " ");
  return visible(line)
    .replace(/##(?=\w*\[)/g, "# #")
    .replaceAll("<{%", "< {%")
    .replace(/^\s*::/, ": :");
}

/**
 * The same JSON, with escapes for the characters that `printable` replaces. Line feeds of its
 * layout stay.
 */
export function printableJson(json: string): string {
  return json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|##(?=\w*\[)/gu, escaped);
}

function escaped(text: string): string {
  return Array.from({ length: text.length }, (_, index) => {
    const unit = text.charCodeAt(index).toString(16).padStart(4, "0");
    return `\\u${unit}`;
  }).join("");
}
