import { isObject, parseJson } from "../json";

/** What Meta reads from a document and shows as fields of the flow. */
interface DocumentHeader {
  readonly jsonVersion?: string;
  readonly dataApiVersion?: string;
  /** The endpoint, in documents older than `endpoint_uri`. */
  readonly dataChannelUri?: string;
}

/** Reads the header. A member is missing if the document lacks it, has another type there, or is not an object. */
export function readHeader(document: string): DocumentHeader {
  const value = parseJson(document)?.value;
  if (!isObject(value)) return {};
  const { version, data_api_version: dataApiVersion, data_channel_uri: uri } = value;
  return {
    ...(typeof version === "string" ? { jsonVersion: version } : {}),
    ...(typeof dataApiVersion === "string" ? { dataApiVersion } : {}),
    ...(typeof uri === "string" ? { dataChannelUri: uri } : {}),
  };
}

/** The versions of Flow JSON that Meta has made public, the oldest first, so that they can be compared. */
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

/** The versions of the data exchange that a document may name. */
export const dataApiVersions: readonly string[] = ["3.0", "4.0"];

/**
 * Whether flows of a version can be sent and opened, but no longer published, as Meta documents it. The
 * descriptions of the switch `refuseFrozenVersions` name the version too.
 */
export function isFrozenVersion(version: string): boolean {
  return isBefore(version, "5.1");
}

/** Whether a version has the endpoint in the document, as `data_channel_uri`, and not in `endpoint_uri`. */
export function hasEndpointInDocument(version: string): boolean {
  return isBefore(version, "3.0");
}

/** Whether a version is before another; false for an unknown version. */
function isBefore(version: string, other: string): boolean {
  const index = knownVersions.indexOf(version);
  return index !== -1 && index < knownVersions.indexOf(other);
}

/** The document of a flow that is created without one. */
export const defaultDocument: string = JSON.stringify(
  {
    version: "7.3",
    screens: [
      {
        id: "WELCOME",
        title: "Welcome",
        terminal: true,
        layout: {
          type: "SingleColumnLayout",
          children: [
            { type: "TextHeading", text: "Hello" },
            {
              type: "Footer",
              label: "Done",
              "on-click-action": { name: "complete", payload: {} },
            },
          ],
        },
      },
    ],
  },
  null,
  2,
);
