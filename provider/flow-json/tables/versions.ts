import type { VersionText } from "./spec";

export interface KnownVersion {
  readonly version: VersionText;
  /**
   * `frozen`: existing flows keep working, and no new one can be published. `current`: can be
   * published. `unannounced`: in Meta's client, but not in its changelog. `internal`: for Meta's own
   * flows. `gone`: existing flows no longer work.
   */
  readonly state: "frozen" | "current" | "unannounced" | "internal" | "gone";
  /** The day on which it was frozen. */
  readonly since?: string;
}

/**
 * All versions of Flow JSON since documents have a version, oldest first.
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

/** All earlier versions are gone. */
export const oldestVersion: VersionText = "2.1";

/** The version for new documents. */
export const recommendedVersion: VersionText = "7.3";

/** Versions that a document may have, frozen or not. */
export const usableVersions: readonly VersionText[] = versions
  .filter(({ state }) => state === "frozen" || state === "current" || state === "unannounced")
  .map(({ version }) => version);

/** Versions of the data API, each with the first Flow JSON version that supports it. */
export const dataApiVersions: Readonly<Record<string, VersionText>> = {
  "3.0": "2.1",
  "4.0": "7.3",
};
