import { randomBytes } from "node:crypto";

import { Command, InvalidArgumentError, Option } from "commander";

import { isPhoneNumber, type PhoneNumber, phoneNumber } from "../../../provider/kaleyra/ids";
import { maskFor } from "../../../provider/kaleyra/mask";
import { version } from "../../../provider/version";
import { exitCodes, Failure } from "../failure";
import { helpEnd } from "../help";
import { confirm, note, paintFor, say } from "../output";
import { Consent } from "../probe/consent";
import { Exchanges } from "../probe/exchanges";
import { ProbeFindings, redactFor } from "../probe/findings";
import { probe, type ProbeResult } from "../probe/probe";
import { jsonReport, textReport } from "../probe/report";
import { ProbeRun } from "../probe/run";
import { Stack } from "../pulumi/stack";
import { Session } from "../session";

interface Options {
  readonly waba: string;
  readonly phoneNumber?: PhoneNumber;
  readonly draftsOnly?: boolean;
  readonly yes?: boolean;
  readonly stack?: string;
  readonly json?: boolean;
}

export const probeCommand = new Command("probe")
  .summary("find out how Kaleyra really behaves")
  .description(
    "Runs throw-away flows through every operation and refusal of Kaleyra's API, in a WABA for tests, and prints which of " +
      "the assumptions in docs/assumptions.md it confirms, with all requests and responses; key, SID and ids are masked. " +
      "It asks before each step that cannot be undone. It removes its flows afterwards, and lists those that it cannot remove.",
  )
  .requiredOption(
    "--waba <id>",
    "a WABA for tests; published flows stay in it as DEPRECATED forever",
  )
  .option(
    "--phone-number <number>",
    "a phone number of the WABA; its encryption key is read",
    readPhoneNumber,
  )
  .option("--drafts-only", "publish nothing, so that nothing is left behind")
  .addOption(new Option("-y, --yes", "skip all confirmations, including those to publish"))
  .option("--stack <name>", "the stack whose configuration is read")
  .option("--json", "print JSON")
  .addHelpText(
    "after",
    helpEnd({
      example: "npx kaleyra-flows probe --waba 200000000000000101 --drafts-only > report.md",
      exitCodes: "0 all agreed steps were run, 1 it ended early, 2 wrong usage",
    }),
  )
  .action(run);

async function run(options: Options): Promise<void> {
  const session = await Session.open(new Stack(options.stack));
  const waba = session.waba(options.waba);
  const { connection } = session.config;
  const prefix = `kaleyra-probe-${randomBytes(4).toString("hex")}`;
  const mask = maskFor(connection);
  const heading = {
    version,
    at: new Date().toISOString(),
    account: mask(connection.sid),
    host: connection.apiUrl.host,
  };
  const question =
    `Make throw-away flows named ${prefix}… in WABA ${waba} of account ${heading.account} at ${heading.host}, ` +
    `and ${options.draftsOnly === true ? "delete" : "delete or deprecate"} them again?`;
  if (options.yes !== true && !(await confirm(question))) throw new Failure("nothing was changed.");

  const redact = redactFor(mask, prefix);
  const exchanges = new Exchanges(connection, {
    redact,
    userAgent: `kaleyra-flows/${version}`,
    debugLog: session.debugLog,
  });
  // With --drafts-only, --yes only skips the question above.
  const choice = options.yes === true ? "all" : "ask";
  const consent = new Consent(options.draftsOnly === true ? "none" : choice);
  const probeRun = new ProbeRun({
    waba,
    phoneNumber: options.phoneNumber,
    prefix,
    exchanges,
    findings: new ProbeFindings(redact),
    consent,
  });
  // A first Ctrl-C ends the steps, so that the probe removes its flows; a second one ends the process.
  process.once("SIGINT", () => exchanges.stop());
  const result = await probe(probeRun, (line) => note(`- ${line}`));

  const reportOptions = { heading, exchanges: exchanges.all, paint: paintFor(process.stdout) };
  say(
    options.json === true ? jsonReport(result, reportOptions) : textReport(result, reportOptions),
  );
  noteEnd(result);
  if (options.draftsOnly === true && result.stopped === undefined) {
    note(
      "kaleyra-flows: all steps with drafts were run. The other steps need a published flow: run again without --drafts-only.",
    );
  }
}

function readPhoneNumber(value: string): PhoneNumber {
  if (isPhoneNumber(value)) return phoneNumber(value);
  throw new InvalidArgumentError("A phone number is + and digits, such as +910000000101.");
}

/** Notes what the report contains too, since the report may go to a file. */
function noteEnd({ leftBehind, stopped }: ProbeResult): void {
  for (const { id, name, status } of leftBehind) note(`left behind: ${name} (${id}), ${status}`);
  if (stopped === undefined) return;
  note(`kaleyra-flows: it ended early: ${stopped}`);
  process.exitCode = exitCodes.failed;
}
