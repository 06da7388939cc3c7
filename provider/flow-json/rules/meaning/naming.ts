import { nearest } from "../../../nearest";
import { shortList } from "../../../text";
import type { Screen } from "../../model/flow-model";
import { type JsonNode, memberOf } from "../../syntax/json-node";

/**
 * A hint for an unknown name: "Did you mean …?" if one of the existing names is similar.
 *
 * @param fallback Otherwise the hint, without a full stop; the existing names follow it.
 */
export function didYouMean(name: string, existing: Iterable<string>, fallback: string): string {
  const names = [...existing];
  const similar = nearest(name, names);
  if (similar !== undefined) return `Did you mean \`${similar}\`?`;
  return names.length === 0 ? `${fallback}.` : `${fallback}: ${shortList(names)}.`;
}

/** The node at which to report a screen: its id, or the whole screen if it has none. */
export function screenNode(screen: Screen): JsonNode {
  return memberOf(screen.node, "id") ?? screen.node;
}

/** A screen's name in a message. */
export function screenName(screen: Screen): string {
  return screen.id === undefined ? "this screen" : `the screen ${screen.id}`;
}
