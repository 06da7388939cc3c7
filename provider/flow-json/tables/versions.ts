import type { VersionText } from "./spec";

export interface KnownVersion {
  readonly version: VersionText;
  /**
   * `frozen`: flows that use it go on, and no further one can be published. `current`: can be
   * published. `unannounced`: seen in Meta's client, not in its changelog. `internal`: Meta's own.
   */
  readonly state: "frozen" | "current" | "unannounced" | "internal" | "gone";
  /** The day it was frozen. */
  readonly since?: string;
}

/**
 * Every version that Meta has had since documents have a version in text, oldest first.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/changelogs
 */
export const versions: readonly KnownVersion[] = [
  { version: "2.0", state: "gone" },
  { version: "2.1", state: "frozen", since: "2025-04-08" },
  { version: "2.2", state: "gone" },
  { version: "2.99", state: "gone" },
  { version: "3.0", state: "frozen", since: "2025-04-08" },
  { version: "3.1", state: "frozen", since: "2025-04-08" },
  { version: "3.2", state: "gone" },
  { version: "4.0", state: "frozen", since: "2025-04-08" },
  { version: "4.1", state: "gone" },
  { version: "5.0", state: "frozen", since: "2025-09-10" },
  { version: "5.1", state: "current" },
  { version: "5.2", state: "internal" },
  { version: "6.0", state: "current" },
  { version: "6.1", state: "current" },
  { version: "6.2", state: "current" },
  { version: "6.3", state: "current" },
  { version: "7.0", state: "current" },
  { version: "7.1", state: "current" },
  { version: "7.2", state: "current" },
  { version: "7.3", state: "current" },
  { version: "7.4", state: "unannounced" },
];

/** Every earlier one is gone. */
export const oldestVersion: VersionText = "2.1";

/** What to write in a document of today. */
export const recommendedVersion: VersionText = "7.3";

/** Versions that a document may have today, frozen or not. */
export const usableVersions: readonly VersionText[] = versions
  .filter(({ state }) => state === "frozen" || state === "current" || state === "unannounced")
  .map(({ version }) => version);

/** Versions of the data API, and the first Flow JSON version that may ask for each. */
export const dataApiVersions: Readonly<Record<string, VersionText>> = {
  "3.0": "2.1",
  "4.0": "7.3",
};
