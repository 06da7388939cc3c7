import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import type { DeathOutcome } from "../death/run-death";
import type { IncidentOutcome } from "../incidents/run-incident";
import { timeLimitSeconds } from "../matrix/new-stack";
import { isClean } from "../matrix/outcome";
import type { ReplacementOutcome } from "../replacements/run-replacement";
import { NumberedMessages } from "./numbered-messages";
import {
  deathSection,
  incidentSection,
  matrixSection,
  failedCells,
  replacementSection,
  sumsText,
  type MatrixRow,
} from "./sections";

/** The outcomes of everything through one adapter. */
export interface AdapterFindings {
  readonly matrix: readonly MatrixRow[];
  readonly otherServer: readonly MatrixRow[];
  readonly deaths: readonly DeathOutcome[];
  readonly incidents: readonly IncidentOutcome[];
  readonly replacements: readonly ReplacementOutcome[];
}

/** The outcomes of one run of `npm run faults`. */
export interface Findings {
  readonly dynamic: AdapterFindings;
  readonly plugin: AdapterFindings;
  /** How long the run took. */
  readonly minutes: number;
}

const reportFile = resolve(__dirname, "../../../docs/reliability.md");

/** Writes docs/reliability.md and returns its text. */
export async function writeReport(findings: Findings): Promise<string> {
  const text = reportOf(findings);
  await mkdir(dirname(reportFile), { recursive: true });
  await writeFile(reportFile, text);
  return text;
}

const titles = { dynamic: "Dynamic provider", plugin: "Plugin" } as const;
const adapters = ["dynamic", "plugin"] as const;

/** The page. Its sections number the messages, so `messages.list()` is the last. */
function reportOf({ minutes, ...findings }: Findings): string {
  const messages = new NumberedMessages();
  const today = new Date().toISOString().slice(0, 10);
  const throughBoth = (section: (of: AdapterFindings) => string): string =>
    adapters
      .map((adapter) => `### ${titles[adapter]}\n\n${section(findings[adapter])}`)
      .join("\n\n");
  return `# Reliability

For everyone who decides whether to trust the provider with a live flow: what was left at Kaleyra and in the state after each fault
that was tried.

Written by \`npm run faults\` on ${today}, in ${minutes.toFixed(0)} minutes, on the real Pulumi engine, against an emulated
Kaleyra that fails on demand. Do not edit it: run it again.

## A fault in one request

Each cell is a flow that meets one fault in one request. Then the fault ends, \`pulumi up\` and \`pulumi destroy\` run, and the result is
counted: **orphaned** (a DRAFT or live flow left at Kaleyra that no state has), **lost** (wanted, and in no state), **duplicates**,
**keys** (places in output and state that hold the API key), **hangs** (operations beyond their time limit) and **unrepaired** (not
as the program wants it after \`up\`). A cell shows what the user saw in the run with the fault: *ok*, *warned* or *failed*, with the
numbers of the messages below; every count that is not 0 is named in it.

*By hand*: the program chose the flow's name, and the response to the create was lost. A flow of that name exists then, and nothing
proves that it is ours, so it is left alone and the message names it. It was deleted by hand, as the message says, before the counts
were taken. An automatic name needs none of that.

${throughBoth(({ matrix }) => rowsSection(matrix, messages))}

## The same from another server

A second implementation of the API, which shares nothing with the first one, on its own port.

${throughBoth(({ otherServer }) => rowsSection(otherServer, messages))}

## Process death

The provider's process, or the engine's, is killed (SIGKILL) at a request boundary, before Kaleyra acts on the request or after it,
while the response is still out. Then run \`pulumi cancel --yes\` (for the lock of a killed engine), \`kaleyra-flows recover --yes\`,
\`pulumi up --refresh\` and \`pulumi destroy\`; the counts are those above. The refresh finds what the killed run did and did not
store, such as a flow that it had just deleted.

*Discarded*: when only the provider dies, the engine counts the operation as failed and forgets it, and with it the name of the flow
that was being created. \`kaleyra-flows recover\` then lists the drafts under automatic names that the stack does not have, and the one
left over was deleted with \`kaleyra-flows recover --discard\`, as it says.

${throughBoth(
  ({ deaths }) =>
    `All ${deaths.length} deaths together: ${sumsText(deaths)}.\n\n${deathSection(deaths)}`,
)}

## Incidents

On the real CLI, with \`kaleyra:timeoutSeconds\` at ${timeLimitSeconds} seconds where the row names no other. Signals go to the engine half a second apart, once Kaleyra
has acted on the request, while its response is slow. TLS is broken by an https server in front of Kaleyra, after Kaleyra has acted.
A debug log that cannot be written stays so in every run; everything else goes away after the run with the incident.

Then run \`pulumi cancel --yes\` where a lock is left, \`kaleyra-flows recover --yes\` (and \`--discard\` where it says so: *discarded*),
\`pulumi refresh\` where the message says so (*refreshed*), one \`pulumi up\`, \`pulumi preview\` and \`pulumi destroy\`. What is left behind is counted as above. A flow is *unrepaired* too if that \`up\` fails or
the preview shows a change, and a provider that outlives its engine is a *hang*.

${throughBoth(
  ({ incidents }) =>
    `All ${incidents.length} incidents together: ${sumsText(incidents)}.\n\n${incidentSection(incidents, messages)}`,
)}

## Replacements

A replacement must not remove a flow that the state still uses, and must not adopt the flow to be replaced as the new one.

${throughBoth(({ replacements }) => replacementSection(replacements, messages))}

## Every message once

NAME, ID and HOST replace the values.

${messages.list()}
`;
}

function rowsSection(rows: readonly MatrixRow[], messages: NumberedMessages): string {
  const cells = rows.flatMap(({ outcomes }) => outcomes);
  return `All ${cells.length} cells together: ${sumsText(cells)}.\n\n${matrixSection(rows, messages)}`;
}

/** The titles of all outcomes that are not clean, except those of deaths with a known reason. */
export function failuresOf(findings: Findings): readonly string[] {
  return adapters.flatMap((adapter) =>
    titlesOfFailures(findings[adapter]).map((title) => `${adapter}: ${title}`),
  );
}

function titlesOfFailures({
  matrix,
  otherServer,
  deaths,
  incidents,
  replacements,
}: AdapterFindings): readonly string[] {
  return [
    ...failedCells(matrix),
    ...failedCells(otherServer).map((title) => `other server: ${title}`),
    ...deaths
      .filter((outcome) => outcome.leftoverReason === undefined && !isClean(outcome))
      .map(({ title, moment, killedProcess }) => `${title}: ${killedProcess} killed ${moment}`),
    ...incidents.filter((outcome) => !isClean(outcome)).map(({ title }) => title),
    ...replacements
      .filter(({ counts }) => Object.values(counts).some((count) => count > 0))
      .map(({ title }) => title),
  ];
}
