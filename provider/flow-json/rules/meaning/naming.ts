import { nearest } from "../../../nearest";
import { shortList } from "../../../text";
import type { Screen } from "../../model/flow-model";
import { type JsonNode, memberOf } from "../../syntax/json-node";

/** "Did you mean …?" if there is a similar name, otherwise the given hint with all names. */
export function didYouMean(name: string, candidates: Iterable<string>, otherwise: string): string {
  const names = [...candidates];
  const near = nearest(name, names);
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  return names.length === 0 ? otherwise : `${otherwise.replace(/\.$/, "")}: ${shortList(names)}.`;
}

/** The node at which to report a screen: its id, or the whole screen if it has none. */
export function screenNode(screen: Screen): JsonNode {
  return memberOf(screen.node, "id") ?? screen.node;
}

/** A screen's name in a message. */
export function screenName(screen: Screen): string {
  return screen.id === undefined ? "this screen" : `the screen ${screen.id}`;
}
