import { readHeader } from "../documents/document-header";
import { knownVersions } from "../documents/versions";
import { isObject, parseJson } from "../json";
import { metaRefusals, type MetaRefusal } from "../kaleyra/meta-refusals";
import type { Switches } from "../switches";

/** Why Meta would not even keep the document, where it is set to be that strict. */
export function documentRefusal(text: string, switches: Switches): MetaRefusal | undefined {
  if (switches.malformedDocuments !== "refused") {
    return undefined;
  }
  if (!isObject(parseJson(text)?.value)) {
    return metaRefusals.invalidDocument;
  }
  const { jsonVersion } = readHeader(text);
  return jsonVersion !== undefined && knownVersions.includes(jsonVersion)
    ? undefined
    : metaRefusals.invalidVersion;
}
