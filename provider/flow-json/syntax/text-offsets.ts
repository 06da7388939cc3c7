import type { TextNode } from "./json-node";

/**
 * Maps characters of a JSON string to offsets in the document's text: the returned function gives
 * the offset of the character at `index` of the string's value, despite escapes.
 */
export function textOffsets(
  text: string,
  { start, end, value }: TextNode,
): (index: number) => number {
  const first = start + 1;
  if (end - start === value.length + 2) return (index) => first + Math.min(index, value.length);

  const offsets = new Uint32Array(value.length + 1);
  let offset = first;
  for (let index = 0; index <= value.length; index++) {
    offsets[index] = offset;
    if (text[offset] === "\\") offset += text[offset + 1] === "u" ? 6 : 2;
    else offset += 1;
  }
  return (index) => offsets[Math.min(index, value.length)] ?? first;
}
