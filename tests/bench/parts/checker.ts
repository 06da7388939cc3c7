import { checkDocument } from "../../../provider/flow-json/check-document";
import { aDocumentOf } from "../../support/documents-by-size";
import { table } from "../../support/table";
import { formatSpread, spreadOf } from "../measure/spread";

const sizesInMegabytes = [0.1, 1, 10];

/**
 * The section about the checker: the time to check documents of different sizes. The time per
 * megabyte is constant if the checker is linear.
 */
export function checkerSection(repetitions: number): string {
  const texts = sizesInMegabytes.map((megabytes) => aDocumentOf(megabytes * 1_000_000));
  // Each round measures all sizes, so that ratios are between measurements of the same round.
  const rounds = Array.from({ length: repetitions }, () => texts.map(secondsPerMegabyte));
  const rows = texts.map((text, index) => {
    const secondsOf = (round: readonly number[], size: number) => round[size] ?? Number.NaN;
    const ratios = rounds.map((round) => secondsOf(round, index) / secondsOf(round, 0));
    const milliseconds = rounds.map((round) => secondsOf(round, index) * 1000);
    return [
      megabytesOf(text).toFixed(1),
      formatSpread(spreadOf(ratios)),
      formatSpread(spreadOf(milliseconds), 0),
    ];
  });
  const head = [
    "document, MB",
    "time per MB, as a multiple of the first row",
    "ms per MB, on this machine",
  ];
  return `### Checking a document\n\n${table(head, rows)}\n`;
}

function secondsPerMegabyte(text: string): number {
  const began = performance.now();
  checkDocument(text, { publish: true, endpoint: "absent", ignore: [] });
  return (performance.now() - began) / 1000 / megabytesOf(text);
}

function megabytesOf(text: string): number {
  return Buffer.byteLength(text) / 1_000_000;
}
