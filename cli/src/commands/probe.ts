import { randomBytes } from "node:crypto";

import { Command, InvalidArgumentError, Option } from "commander";

import { isPhoneNumber, type PhoneNumber, phoneNumber } from "../../../provider/kaleyra/ids";
import { maskFor } from "../../../provider/kaleyra/mask";
import { version } from "../../../provider/version";
import { exitCodes, Failure } from "../failure";
import { paintFor } from "../paint";
import { Consent } from "../probe/consent";
import { disguiseFor } from "../probe/disguise";
import { Exchanges } from "../probe/exchanges";
import { Findings } from "../probe/findings";
import { probe, type Probed } from "../probe/probe";
import { jsonReport, textReport } from "../probe/report";
import { ProbeRun } from "../probe/run";
import { Stack } from "../pulumi/stack";
import { Session } from "../session";
import { confirmed, note, say } from "../terminal";

interface Options {
  readonly waba: string;
  readonly number?: PhoneNumber;
  readonly draftsOnly?: boolean;
  readonly yes?: boolean;
  readonly stack?: string;
  readonly json?: boolean;
}

export const probeCommand = new Command("probe")
  .summary("find out how Kaleyra really behaves")
  .description(
    "Runs throw-away flows through every operation and refusal of Kaleyra's API, in a WABA for tests, and prints which of\n" +
      "the guesses in docs/assumptions.md held, with the answers: key, SID and ids masked, to be sent as a bug report.\n" +
      "It asks before each step that cannot be undone. What it made it takes away again; what it cannot, it names.",
  )
  .requiredOption(
    "--waba <id>",
    "a WABA for tests: what is published there stays as DEPRECATED for ever",
  )
  .option("--number <number>", "a phone number of it, whose encryption key is read", readNumber)
  .option("--drafts-only", "publish nothing, so that nothing is left behind")
  .addOption(
    new Option(
      "-y, --yes",
      "agree to everything, publishing included, or with --drafts-only to drafts",
    ),
  )
  .option("--stack <name>", "the stack whose configuration counts")
  .option("--json", "print JSON")
  .addHelpText(
    "after",
    "\nExit codes: 0 all was asked that was agreed to, 1 it ended early, 2 wrong usage.",
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
    "and take them away again?";
  if (options.yes !== true && !(await confirmed(question)))
    throw new Failure("nothing was changed.");

  const disguise = disguiseFor(mask, prefix);
  const exchanges = new Exchanges(connection, {
    disguise,
    userAgent: `kaleyra-flows/${version}`,
    debugLog: session.debugLog,
  });
  const choice = options.yes === true ? "all" : "ask";
  const consent = new Consent(options.draftsOnly === true ? "none" : choice);
  const probeRun = new ProbeRun({
    waba,
    number: options.number,
    prefix,
    exchanges,
    findings: new Findings(disguise),
    consent,
  });
  process.once("SIGINT", () => exchanges.stop());
  const probed = await probe(probeRun, (line) => note(`- ${line}`));

  const shown = { heading, exchanges: exchanges.all, paint: paintFor(process.stdout) };
  say(options.json === true ? jsonReport(probed, shown) : textReport(probed, shown));
  noteEnd(probed);
}

function readNumber(value: string): PhoneNumber {
  if (isPhoneNumber(value)) return phoneNumber(value);
  throw new InvalidArgumentError("A number is + and digits, such as +910000000101.");
}

function noteEnd({ leftBehind, stopped }: Probed): void {
  for (const { id, name, stage } of leftBehind) note(`left behind: ${name} (${id}), ${stage}`);
  if (stopped === undefined) return;
  note(`kaleyra-flows: it ended early: ${stopped}`);
  process.exitCode = exitCodes.failed;
}
