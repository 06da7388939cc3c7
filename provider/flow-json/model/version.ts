import { type JsonNode, textOf } from "../syntax/json-node";
import { versions } from "../tables/versions";

/** A Flow JSON version: two integers that are compared separately, so 1.10 comes after 1.9. */
export interface Version {
  readonly major: number;
  readonly minor: number;
}

/**
 * @returns `undefined` for a version that does not exist; the other rules then apply the newest.
 */
export function readVersion(node: JsonNode | undefined): Version | undefined {
  const text = textOf(node) ?? "";
  const isKnown = versions.some(({ version, state }) => version === text && state !== "gone");
  return isKnown ? versionOf(text) : undefined;
}

/** @returns `undefined` for a text that is not of the form `major.minor`. */
export function versionOf(text: string): Version | undefined {
  const [, major, minor] = /^(\d{1,4})\.(\d{1,4})$/.exec(text) ?? [];
  return major === undefined || minor === undefined
    ? undefined
    : { major: Number(major), minor: Number(minor) };
}

/** Whether `version` is `text` or later. An unknown version counts as the newest. */
export function isAtLeast(version: Version | undefined, text: `${number}.${number}`): boolean {
  if (version === undefined) return true;
  const { major, minor } = written(text);
  return version.major === major ? version.minor >= minor : version.major > major;
}

const read = new Map<string, Version>();

/** Parses a version from our own tables and rules, which use the same few again and again. */
function written(text: `${number}.${number}`): Version {
  const cached = read.get(text);
  if (cached !== undefined) return cached;
  const version = versionOf(text);
  if (version === undefined) throw new TypeError(`${text} is no version`);
  read.set(text, version);
  return version;
}
