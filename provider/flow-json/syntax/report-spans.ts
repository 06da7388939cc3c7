import type { Report } from "../rule";
import type { Span, TextNode } from "./json-node";
import { textOffsets } from "./text-offsets";

/** The place in the document's text that a report refers to. */
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
