/** The number of characters that fit on a line. */
const widest = 96;

/**
 * Formats JSON, with every array and object on one line that fits there.
 *
 * @param indent The spaces before the value; `""` for a whole text.
 * @param key The text before the value on its line, such as `"name": `.
 */
export function jsonText(value: unknown, indent: string, key = ""): string {
  const line = oneLine(value);
  const fits = indent.length + key.length + line.length <= widest;
  if (fits || typeof value !== "object" || value === null) return line;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => jsonText(item, inner))
    : Object.entries(value).map(
        ([name, item]) => `${JSON.stringify(name)}: ${jsonText(item, inner, `"${name}": `)}`,
      );
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${parts.map((part) => `${inner}${part}`).join(",\n")}\n${indent}${close}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`,
  );
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
