import { unknownPlaceholder } from "../../../provider/flow-json/json";
import { flowPolicy } from "../flow/flow-policy";
import { count } from "../flow/settings";

/**
 * The placeholder of an unknown value in a document's JSON, without its quotes. It does not count.
 */
const unknownInText = JSON.stringify(unknownPlaceholder).slice(1, -1);

/**
 * Documents stay below a size, since they are in the state, in each upload and on customers'
 * phones.
 */
export const flowJsonSize = flowPolicy({
  name: "kaleyra-flow-json-size",
  description: "Documents stay below a size.",
  severity: "low",
  settings: {
    maxKilobytes: count("The largest document, in kilobytes of 1000 bytes.", 500),
  },
  *violations({ document }, { maxKilobytes }) {
    const bytes = Buffer.byteLength(document?.text.replaceAll(unknownInText, "") ?? "");
    if (bytes <= maxKilobytes * 1000) return;
    yield (
      `The document has ${Math.ceil(bytes / 1000)} kB, and the limit is ${maxKilobytes}. ` +
      "Images are usually the largest part: make them smaller, or let the endpoint send them."
    );
  },
});
