import { isObject, parseJson } from "../json";

/** What Meta reads out of a document and shows as fields of the flow. */
interface DocumentHeader {
  readonly jsonVersion?: string;
  readonly dataApiVersion?: string;
  /** The endpoint, in documents older than `endpoint_uri`. */
  readonly dataChannelUri?: string;
}

export function readHeader(document: string): DocumentHeader {
  const value = parseJson(document)?.value;
  if (!isObject(value)) {
    return {};
  }
  const { version, data_api_version: dataApiVersion, data_channel_uri: uri } = value;
  return {
    ...(typeof version === "string" ? { jsonVersion: version } : {}),
    ...(typeof dataApiVersion === "string" ? { dataApiVersion } : {}),
    ...(typeof uri === "string" ? { dataChannelUri: uri } : {}),
  };
}
