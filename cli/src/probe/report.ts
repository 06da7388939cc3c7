import type { Paint } from "../paint";
import { jsonText } from "../terminal";
import type { Exchange } from "./exchanges";
import type { Finding } from "./findings";
import type { Probed } from "./probe";

/** What a report says besides: whom and when it asked. */
export interface Heading {
  readonly version: string;
  readonly at: string;
  /** With the SID masked. */
  readonly account: string;
  readonly host: string;
}

const colours = { held: "green", differs: "red", open: "yellow" } as const;

/** As Markdown: what was found, and each answer that shows it. */
export function textReport(
  { findings, leftBehind, stopped }: Probed,
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
  const count = (verdict: Finding["verdict"]) =>
    findings.filter((finding) => finding.verdict === verdict).length;
  return [
    paint("bold", "# What Kaleyra answers"),
    "",
    `kaleyra-flows ${heading.version}, ${heading.at}, account ${heading.account} at ${heading.host}.`,
    `${count("held")} guesses held, ${count("differs")} did not, ${count("open")} are open. ` +
      "The ids are those of docs/assumptions.md.",
    ...(stopped === undefined ? [] : ["", `It ended early: ${stopped}`]),
    "",
    ...findings.map((finding) => line(finding, paint)),
    "",
    ...(leftBehind.length === 0
      ? ["Nothing is left behind."]
      : ["Left behind:", ...leftBehind.map(({ name, stage }) => `- ${name}, ${stage}`)]),
    "",
    paint("bold", "## The answers"),
    "",
    "Key and SID are masked, ids and names of others have numbers and placeholders.",
    ...exchanges.flatMap(shown),
  ].join("\n");
}

export function jsonReport(
  { findings, leftBehind, stopped }: Probed,
  { heading, exchanges }: { readonly heading: Heading; readonly exchanges: readonly Exchange[] },
): string {
  const left = leftBehind.map(({ name, stage }) => ({ name, stage }));
  return jsonText({ ...heading, stopped, findings, leftBehind: left, exchanges });
}

function line({ id, verdict, said, exchanges }: Finding, paint: Paint): string {
  const shownBy = exchanges.length === 0 ? "" : ` (${exchanges.join(", ")})`;
  return `- ${paint(colours[verdict], `**${verdict}**`)} \`${id}\`: ${said}${shownBy}`;
}

function shown({ number, request, sent, status, came, milliseconds }: Exchange): string[] {
  return [
    "",
    `### ${number}. ${request}`,
    "",
    `Status ${status ?? "none"}, ${milliseconds} ms.`,
    "",
    "```text",
    ...(sent === undefined ? [] : [`> ${sent.replaceAll("\n", "\n> ")}`]),
    came === "" ? "(empty)" : came.replaceAll("```", "'''"),
    "```",
  ];
}
