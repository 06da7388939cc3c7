import type { TextNode } from "./json-node";

/**
 * Where in the text of the document the characters of a JSON string stand: the one at `index` of
 * its value begins at the offset that the returned function gives, escapes and all.
 */
export function textOffsets(
  text: string,
  { start, end, value }: TextNode,
): (index: number) => number {
  const first = start + 1;
  if (end - start === value.length + 2) return (index) => first + Math.min(index, value.length);

  const offsets = new Uint32Array(value.length + 1);
  let at = first;
  for (let index = 0; index <= value.length; index++) {
    offsets[index] = at;
    if (text[at] === "\\") at += text[at + 1] === "u" ? 6 : 2;
    else at += 1;
  }
  return (index) => offsets[Math.min(index, value.length)] ?? first;
}
