import { ConfigurationError } from "../../../provider/config";
import { endpoints, fieldsQuery, flowFields } from "../../../provider/kaleyra/endpoints";
import type { KaleyraFailure } from "../../../provider/kaleyra/failure";
import { maskFor } from "../../../provider/kaleyra/mask";
import { counted } from "../../../provider/text";
import type { Session } from "../session";
import { type Check, diagnose } from "./checks";
import {
  type SendRead,
  tryCredentials,
  credentialsHint,
  findPod,
  type Pod,
  podsBesides,
} from "./credentials";
import { type ListFlows, namedEndpoints } from "./endpoints";

/** What `doctor` examines, and its connections to Kaleyra and the user. */
export interface Examination {
  readonly session: Session;
  /** The value of `--waba`: another WABA than the configured one. */
  readonly waba: string | undefined;
  readonly sendRead: SendRead;
  readonly listFlows: ListFlows;
  /** Resolves to whether SID and key may also be sent to these hosts; asks the user if necessary. */
  readonly confirmOtherPods: (pods: readonly Pod[]) => Promise<boolean>;
}

/** All checks. Those that were not run are listed in this order. */
const order = ["configuration", "network", "credentials", "waba", "endpoints"] as const;

/** Runs one check after the other; after the first that fails, the rest are skipped. */
export async function examineAccount(examination: Examination): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for await (const check of runChecks(examination)) {
    checks.push(check);
    if (check.result === "fail") break;
  }
  const namesOfOthers = order.filter((name) => !checks.some((check) => check.name === name));
  return [
    ...checks,
    ...namesOfOthers.map((name): Check => ({ name, result: "skipped", message: "not checked" })),
  ];
}

/** Runs the checks; ends early if the following ones make no sense. */
async function* runChecks(examination: Examination): AsyncGenerator<Check> {
  yield checkConfiguration(examination);
  const { config } = examination.session;
  const { apiUrl } = config.connection; // Complete, since a failed check ends the generator.
  const startedAt = performance.now();
  const failure = await tryCredentials(examination.sendRead);
  const milliseconds = Math.round(performance.now() - startedAt);
  if (failure !== undefined && isNetworkFailure(failure)) {
    yield { name: "network", result: "fail", ...diagnose(failure, config) };
    return;
  }
  yield { name: "network", result: "ok", message: `${apiUrl.host} answered in ${milliseconds} ms` };
  yield await checkCredentials(examination, failure);
  const wabaCheck = await checkWaba(examination);
  yield wabaCheck;
  // Without a WABA the check is skipped.
  if (wabaCheck.result !== "ok") return;
  const { session, waba, listFlows } = examination;
  yield namedEndpoints(session, await listFlows(session.waba(waba)));
}

const networkFailures: ReadonlySet<KaleyraFailure["kind"]> = new Set([
  "unreachable",
  "connectionLost",
  "timedOut",
  "canceled",
  "redirected",
  "gatewayPage",
]);

/** Whether nothing answered, or something other than Kaleyra. */
function isNetworkFailure({ kind }: KaleyraFailure): boolean {
  return networkFailures.has(kind);
}

function checkConfiguration({ session }: Examination): Check {
  const name = "configuration";
  try {
    session.config.validate();
    const { connection } = session.config;
    const { sid, apiKey, apiUrl } = connection;
    const message =
      `SID ${maskFor(connection)(sid)} (${session.originOf("sid")}), a key of ${counted(apiKey.length, "character")} ` +
      `(${session.originOf("apiKey")}), ${apiUrl.origin}`;
    return { name, result: "ok", message };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const hint = "Set it or fix it, then run `kaleyra-flows doctor` again.";
    return { name, result: "fail", problem: "configuration", message: error.reason, hint };
  }
}

/** @param failure The failure of `tryCredentials`. */
async function checkCredentials(
  { session, sendRead, confirmOtherPods }: Examination,
  failure: KaleyraFailure | undefined,
): Promise<Check> {
  const name = "credentials";
  if (failure === undefined) return { name, result: "ok", message: "Kaleyra accepts SID and key" };
  const { connection } = session.config;
  const { apiUrl } = connection;
  const diagnosis = diagnose(failure, session.config);
  if (diagnosis.problem !== "credentials") return { name, result: "fail", ...diagnosis };

  const likelyCause = credentialsHint(connection);
  const others = podsBesides(apiUrl);
  if (!(await confirmOtherPods(others))) {
    const hint =
      `${likelyCause} Kaleyra answers the same to a wrong key, a wrong SID and a wrong pod: compare SID, key and "API Domain" with the ` +
      "key's page at Kaleyra. `--try-other-pods` sends SID and key to the hosts of the other pods to find out which it is.";
    return { name, result: "fail", ...diagnosis, hint };
  }
  const pod = await findPod(others, sendRead);
  if (pod !== undefined) {
    // The message of a response may end with a full stop.
    const message = `${diagnosis.message.replace(/\.+$/, "")}; ${pod.url.host} accepts SID and key`;
    return { name, result: "fail", problem: "wrongPod", message, hint: `Set ${pod.setting}.` };
  }
  const hint = `No other pod accepts them, so the key or the SID is wrong. ${likelyCause} Compare both with the key's page at Kaleyra.`;
  return { name, result: "fail", ...diagnosis, hint };
}

/** SID and key are known to be valid at this point, so every refusal is about the WABA. */
async function checkWaba({ session, sendRead, waba: requested }: Examination): Promise<Check> {
  const name = "waba";
  if (requested === undefined && session.config.wabaId === undefined) {
    return {
      name,
      result: "skipped",
      message: "none is configured (kaleyra:wabaId) or given (--waba)",
    };
  }
  const waba = session.waba(requested);
  const failure = await sendRead(`${endpoints.flows(waba)}${fieldsQuery(flowFields.status)}`);
  if (failure === undefined) return { name, result: "ok", message: `WABA ${waba} lists its flows` };
  const diagnosis = diagnose(failure, session.config);
  const isRefusal = ["refused", "noSuchWaba", "notEntitled"].includes(failure.kind);
  if (!isRefusal) return { name, result: "fail", ...diagnosis };
  const hint =
    "Check wabaId (kaleyra:wabaId): it must be a WABA of this account, and on Kaleyra's WhatsApp API V2. " +
    "Kaleyra's support knows which ones are.";
  return { name, result: "fail", problem: "waba", message: diagnosis.message, hint };
}
