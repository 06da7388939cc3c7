import { Command } from "commander";

import type { Connection } from "../../../provider/kaleyra/connection";
import { endpoints, fieldsQuery, flowFields } from "../../../provider/kaleyra/endpoints";
import { TimeLimit } from "../../../provider/kaleyra/time-limit";
import { Transport } from "../../../provider/kaleyra/transport";
import { readDetailedPage } from "../../../provider/kaleyra/wire";
import { version } from "../../../provider/version";
import { checkLines } from "../check-lines";
import type { SendRead, Pod } from "../doctor/credentials";
import type { ListFlows } from "../doctor/endpoints";
import { examineAccount } from "../doctor/examine";
import { exitCodes } from "../failure";
import { helpEnd } from "../help";
import { confirm, jsonText, paintFor, say } from "../output";
import { Stack } from "../pulumi/stack";
import { Session } from "../session";

interface Options {
  readonly waba?: string;
  readonly tryOtherPods?: boolean;
  readonly yes?: boolean;
  readonly stack?: string;
  readonly json?: boolean;
}

/** The time limit of one request, short because a user is waiting. */
const requestSeconds = 20;

/**
 * The time limit of the operation around one request. It ends a second after the request's, so that a slow
 * Kaleyra gives the request's message, which explains more.
 */
function newLimit(): TimeLimit {
  return new TimeLimit(requestSeconds + 1);
}

export const doctorCommand = new Command("doctor")
  .summary("find out why Kaleyra cannot be reached")
  .description(
    "Checks configuration, network, SID and key, pod and WABA, one after the other, and prints what is wrong and how to " +
      "fix it. It only reads. If flows have an endpoint, it names the command that checks it.",
  )
  .option("--waba <id>", "the WABA to check (default: kaleyra:wabaId)")
  .option(
    "--try-other-pods",
    "if SID and key are refused, try them on the other pods' hosts too, after a confirmation",
  )
  .option("-y, --yes", "skip the confirmation")
  .option("--stack <name>", "the stack whose configuration is read (default: the selected stack)")
  .option("--json", "print JSON")
  .addHelpText(
    "after",
    helpEnd({
      example: "npx kaleyra-flows doctor --stack prod",
      exitCodes: "0 all checks passed, 1 a check failed, 2 wrong usage",
    }),
  )
  .action(run);

async function run(options: Options): Promise<void> {
  const session = await Session.open(new Stack(options.stack));
  const checks = await examineAccount({
    session,
    waba: options.waba,
    sendRead: sendReadFor(session),
    listFlows: listFlowsFor(session),
    confirmOtherPods: (pods) => confirmHosts(pods, options),
  });
  const ok = checks.every(({ result }) => result !== "fail");
  if (options.json === true) {
    say(jsonText({ ok, checks }));
  } else {
    for (const check of checks) say(checkLines(check, paintFor(process.stdout)).join("\n"));
  }
  if (!ok) process.exitCode = exitCodes.failed;
}

/** Sends each read once: a retry would hide the failure that the user looks for. */
function sendReadFor(session: Session): SendRead {
  return async (path, credentials) => {
    const transport = transportFor(session, credentials);
    return (await transport.sendOnce({ method: "GET", path }, newLimit())).failure;
  };
}

/**
 * Reads the first page of a WABA's flows; `undefined` if the request fails, or if the page has flows and
 * none is readable. It is retried, since the checks of Kaleyra have passed before.
 */
function listFlowsFor(session: Session): ListFlows {
  return async (waba) => {
    const path = `${endpoints.flows(waba)}${fieldsQuery(flowFields.details)}`;
    const result = await transportFor(session).send(
      { method: "GET", path },
      newLimit(),
      readDetailedPage,
    );
    if (result.failure !== undefined) return undefined;
    const { items } = result.value;
    const readable = items.filter((flow) => flow !== undefined);
    const isUnreadable = items.length > 0 && readable.length === 0;
    return isUnreadable ? undefined : readable;
  };
}

/** @param credentials What differs from the configuration, for example the host of another pod. */
function transportFor(
  { config, debugLog }: Session,
  credentials: Partial<Connection> = {},
): Transport {
  return new Transport({
    connection: { ...config.connection, ...credentials },
    requestTimeoutSeconds: requestSeconds,
    userAgent: `kaleyra-flows/${version}`,
    debugLog,
  });
}

/**
 * SID and key are secrets of one pod. The operators of another pod get them only with the user's
 * consent.
 */
async function confirmHosts(
  pods: readonly Pod[],
  { tryOtherPods, yes }: Options,
): Promise<boolean> {
  if (tryOtherPods !== true) return false;
  const hosts = pods.map(({ url }) => url.host).join(", ");
  return yes === true || (await confirm(`Send SID and key to ${hosts} as well?`));
}
