import type { Report } from "../rule";
import type { Span, TextNode } from "./json-node";

/**
 * A place as a finding reports it. Lines and columns count from 1; the end is after the last
 * character.
 */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Converts offsets in a text to places, with a binary search in the starts of its lines. */
export function lineIndex(text: string): (start: number, end: number) => Place {
  const lineStarts = [0];
  for (let offset = text.indexOf("\n"); offset !== -1; offset = text.indexOf("\n", offset + 1)) {
    lineStarts.push(offset + 1);
  }

  const position = (offset: number): [line: number, column: number] => {
    let low = 0;
    let high = lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return [low + 1, offset - (lineStarts[low] ?? 0) + 1];
  };
  return (start, end) => {
    const [line, column] = position(start);
    const [endLine, endColumn] = position(end);
    return { line, column, endLine, endColumn };
  };
}

/** Finds the part of the document's text that a report refers to. */
export function reportSpans(text: string): (report: Report) => Span {
  const offsetsByNode = new WeakMap<TextNode, (index: number) => number>();
  const offsetsOf = (node: TextNode) => {
    const offsets = offsetsByNode.get(node) ?? textOffsets(text, node);
    offsetsByNode.set(node, offsets);
    return offsets;
  };
  return ({ at, within }) => {
    if ("key" in at) return { start: at.keyStart, end: at.keyEnd };
    if (within === undefined || at.kind !== "string") return { start: at.start, end: at.end };
    const offsetOf = offsetsOf(at);
    return { start: offsetOf(within.start), end: offsetOf(within.end) };
  };
}

/**
 * Maps characters of a JSON string to offsets in the document's text: the returned function gives
 * the offset of the character at `index` of the string's value, despite escapes. An index after the
 * last character gives the offset of the closing quote.
 */
function textOffsets(text: string, { start, end, value }: TextNode): (index: number) => number {
  const first = start + 1;
  const hasEscapes = end - start !== value.length + 2;
  if (!hasEscapes) return (index) => first + Math.min(index, value.length);

  const offsets = new Uint32Array(value.length + 1);
  let offset = first;
  for (let index = 0; index <= value.length; index++) {
    offsets[index] = offset;
    if (text[offset] === "\\") offset += text[offset + 1] === "u" ? 6 : 2;
    else offset += 1;
  }
  return (index) => offsets[Math.min(index, value.length)] ?? first;
}
