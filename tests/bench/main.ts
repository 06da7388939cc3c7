/** `npm run bench`: what checking a document costs by its size, as a ratio within one run. */
import { performance } from "node:perf_hooks";

import { checkDocument } from "../../provider/flow-json/check-document";
import { aDocumentOf } from "./document";

const sizesInMegabytes = [0.1, 1, 10];
const runs = 5;

interface Row {
  readonly megabytes: string;
  readonly "ms per MB, median": string;
  readonly "least to most": string;
  readonly "against 0.1 MB": string;
}

const medians: number[] = [];
const rows = sizesInMegabytes.map((megabytes): Row => {
  const text = aDocumentOf(megabytes * 1_000_000);
  const size = Buffer.byteLength(text) / 1_000_000;
  const times = Array.from({ length: runs }, () => millisecondsOf(text) / size).sort(
    (a, b) => a - b,
  );
  const median = times[Math.floor(runs / 2)] ?? Number.NaN;
  medians.push(median);
  return {
    megabytes: size.toFixed(1),
    "ms per MB, median": median.toFixed(0),
    "least to most": `${times[0]?.toFixed(0)} to ${times.at(-1)?.toFixed(0)}`,
    "against 0.1 MB": (median / (medians[0] ?? median)).toFixed(2),
  };
});
console.log(
  "Checking a document, five runs each; the milliseconds are this machine's, the ratio is not:",
);
console.table(rows);

function millisecondsOf(text: string): number {
  const start = performance.now();
  checkDocument(text, { publish: true, endpoint: "absent", ignore: [] });
  return performance.now() - start;
}
