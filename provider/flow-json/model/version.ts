import { type JsonNode, textOf } from "../syntax/json-node";
import type { VersionText } from "../tables/spec";
import { recommendedVersion, usableVersions, versions } from "../tables/versions";

/** A Flow JSON version: two integers that are compared separately, so 1.10 comes after 1.9. */
export interface Version {
  readonly major: number;
  readonly minor: number;
}

/** The newest version that a document may have; the fallback is only for the compiler. */
export const newestVersion = usableVersions.at(-1) ?? recommendedVersion;

/**
 * The version to check a document by: its own, or the newest known one for a later version that may
 * exist by now.
 *
 * @returns `undefined` if the version is missing, unknown, or one that no document can have.
 */
export function readVersion(node: JsonNode | undefined): Version | undefined {
  const text = textOf(node);
  if (text === undefined) return undefined;
  const version = versionOf(text);
  // Meta's internal versions too: `invalid-flow-json-version` refuses them, other rules still apply.
  const isKnown = versions.some((each) => each.version === text && each.state !== "gone");
  if (isKnown) return version;
  return mayBeNext(version) ? versionOf(newestVersion) : undefined;
}

/**
 * Whether a later version than the newest known one may exist by now. Meta has released at most two
 * major versions a year, and none with more than four minor ones, so this is generous.
 */
export function mayBeNext(version: Version | undefined): boolean {
  const newest = versionOf(newestVersion);
  if (version === undefined || newest === undefined) return false;
  return (
    isAtLeast(version, newestVersion) && version.major <= newest.major + 2 && version.minor <= 10
  );
}

/** Parses a version; `undefined` for a text that is not of the format `major.minor`. */
export function versionOf(text: string): Version | undefined {
  const [, major, minor] = /^(\d{1,4})\.(\d{1,4})$/.exec(text) ?? [];
  return major === undefined || minor === undefined
    ? undefined
    : { major: Number(major), minor: Number(minor) };
}

/** Whether `version` is `text` or later. An unknown version counts as the newest. */
export function isAtLeast(version: Version | undefined, text: VersionText): boolean {
  if (version === undefined) return true;
  const { major, minor } = parseOnce(text);
  return version.major === major ? version.minor >= minor : version.major > major;
}

const parsedVersions = new Map<string, Version>();

/**
 * Parses a version that is written in the tables and rules: a few, which they compare thousands of
 * times.
 */
function parseOnce(text: VersionText): Version {
  const cached = parsedVersions.get(text);
  if (cached !== undefined) return cached;
  const version = versionOf(text);
  if (version === undefined) throw new TypeError(`${text} is not a version`);
  parsedVersions.set(text, version);
  return version;
}
