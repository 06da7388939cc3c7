import { jsonText, type Paint } from "../output";
import type { Exchange } from "./exchanges";
import type { Verdict } from "./findings";
import type { ProbeResult } from "./probe";

/** The account, host, version and time of a report. The names are keys of the JSON report. */
export interface Heading {
  readonly version: string;
  readonly at: string;
  /** The account's SID, masked. */
  readonly account: string;
  readonly host: string;
}

const colors = { confirmed: "green", contradicted: "red", unknown: "yellow" } as const;

/** The report in Markdown: the findings, and each exchange as evidence. */
export function textReport(
  { findings, leftBehind, stopped }: ProbeResult,
  {
    heading,
    exchanges,
    paint,
  }: {
    readonly heading: Heading;
    readonly exchanges: readonly Exchange[];
    readonly paint: Paint;
  },
): string {
  const count = (verdict: Verdict["verdict"]) =>
    findings.filter((finding) => finding.verdict === verdict).length;
  return [
    paint("bold", "# Kaleyra's behavior"),
    "",
    `kaleyra-flows ${heading.version}, ${heading.at}, account ${heading.account} at ${heading.host}.`,
    `${count("confirmed")} assumptions confirmed, ${count("contradicted")} contradicted, ${count("unknown")} unknown. ` +
      "The ids are those of docs/assumptions.md.",
    ...(stopped === undefined ? [] : ["", `It ended early: ${stopped}`]),
    "",
    ...findings.map((finding) => findingLine(finding, paint)),
    "",
    ...(leftBehind.length === 0
      ? ["Nothing is left behind."]
      : ["Left behind:", ...leftBehind.map(({ name, status }) => `- ${name}, ${status}`)]),
    "",
    paint("bold", "## Requests and responses"),
    "",
    "Key and SID are masked; ids and names of others are replaced by placeholders.",
    ...exchanges.flatMap(exchangeLines),
  ].join("\n");
}

/** The report as JSON, for programs. Its keys and the ids of the findings are stable. */
export function jsonReport(
  { findings, leftBehind, stopped }: ProbeResult,
  { heading, exchanges }: { readonly heading: Heading; readonly exchanges: readonly Exchange[] },
): string {
  // The ids stay out of the report, as those in requests and responses do.
  const namesAndStatuses = leftBehind.map(({ name, status }) => ({ name, status }));
  return jsonText({ ...heading, stopped, findings, leftBehind: namesAndStatuses, exchanges });
}

function findingLine({ id, verdict, message, exchanges }: Verdict, paint: Paint): string {
  const evidence = exchanges.length === 0 ? "" : ` (${exchanges.join(", ")})`;
  return `- ${paint(colors[verdict], `**${verdict}**`)} \`${id}\`: ${message}${evidence}`;
}

function exchangeLines({
  number,
  request,
  requestBody,
  httpStatus,
  responseBody,
  milliseconds,
}: Exchange): string[] {
  return [
    "",
    `### ${number}. ${request}`,
    "",
    `Status ${httpStatus ?? "none"}, ${milliseconds} ms.`,
    "",
    "```text",
    ...(requestBody === undefined ? [] : [`> ${requestBody.replaceAll("\n", "\n> ")}`]),
    // A fence in a response would end this block.
    responseBody === "" ? "(empty)" : responseBody.replaceAll("```", "'''"),
    "```",
  ];
}
