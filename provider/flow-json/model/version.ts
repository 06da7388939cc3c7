import { type JsonNode, textOf } from "../syntax/json-node";

/** A Flow JSON version: two integers compared one by one, so 1.10 comes after 1.9. */
export interface Version {
  readonly major: number;
  readonly minor: number;
}

/** @returns `undefined` where the node is no text of the form `major.minor`. */
export function readVersion(node: JsonNode | undefined): Version | undefined {
  return versionOf(textOf(node) ?? "");
}

/** @returns `undefined` for a text that is not of the form `major.minor`. */
export function versionOf(text: string): Version | undefined {
  const [, major, minor] = /^(\d{1,4})\.(\d{1,4})$/.exec(text) ?? [];
  return major === undefined || minor === undefined
    ? undefined
    : { major: Number(major), minor: Number(minor) };
}

/** Whether `version` is `text` or later. A version that is not known counts as the newest. */
export function isAtLeast(version: Version | undefined, text: `${number}.${number}`): boolean {
  if (version === undefined) return true;
  const [major = 0, minor = 0] = text.split(".").map(Number);
  return version.major === major ? version.minor >= minor : version.major > major;
}
