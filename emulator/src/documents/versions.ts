/** The versions of Flow JSON that Meta has made public, oldest first. */
export const knownVersions: readonly string[] = [
  "2.1",
  "3.0",
  "3.1",
  "4.0",
  "5.0",
  "5.1",
  "6.0",
  "6.1",
  "6.2",
  "6.3",
  "7.0",
  "7.1",
  "7.2",
  "7.3",
  "7.4",
];

/** Versions that can be sent and opened, but no longer published. */
export function isFrozen(version: string): boolean {
  return isBefore(version, "5.1");
}

/** Versions whose endpoint stands in the document, and not in `endpoint_uri`. */
export function namesEndpointItself(version: string): boolean {
  return isBefore(version, "3.0");
}

function isBefore(version: string, other: string): boolean {
  const place = knownVersions.indexOf(version);
  return place !== -1 && place < knownVersions.indexOf(other);
}
