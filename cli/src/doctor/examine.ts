import { ConfigurationError } from "../../../provider/config";
import { endpoints, fieldsQuery } from "../../../provider/kaleyra/endpoints";
import { KaleyraError, type KaleyraFailure } from "../../../provider/kaleyra/failure";
import { flowFields } from "../../../provider/kaleyra/flow-fields";
import { maskFor } from "../../../provider/kaleyra/mask";
import type { Session } from "../session";
import type { Check } from "./check";
import { type Ask, askCredentials, findPod, hintFor } from "./credentials";
import { diagnose } from "./failures";
import { type Pod, podsBesides } from "./pods";

export interface Examination {
  readonly session: Session;
  /** Another WABA than the configured one. */
  readonly waba: string | undefined;
  readonly ask: Ask;
  /** Whether SID and key may be sent to these hosts, too. */
  readonly mayTry: (pods: readonly Pod[]) => Promise<boolean>;
}

const order = ["configuration", "network", "credentials", "waba"] as const;

/** Looks at one thing after the other; the first that is wrong keeps the rest from being asked. */
export async function examine(examination: Examination): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for await (const check of looks(examination)) {
    checks.push(check);
    if (check.verdict === "wrong") break;
  }
  const left = order.slice(checks.length);
  return [
    ...checks,
    ...left.map((name): Check => ({ name, verdict: "skipped", said: "not asked" })),
  ];
}

async function* looks(examination: Examination): AsyncGenerator<Check> {
  yield lookAtConfiguration(examination);
  const { apiUrl } = examination.session.config.connection;
  const begun = performance.now();
  let failure: KaleyraFailure | undefined;
  try {
    failure = await askCredentials(examination.ask);
  } catch (error) {
    if (!(error instanceof KaleyraError)) throw error;
    yield { name: "network", verdict: "wrong", ...diagnose(error.failure, apiUrl) };
    return;
  }
  const took = `${Math.round(performance.now() - begun)} ms`;
  yield isOfNetwork(failure)
    ? { name: "network", verdict: "wrong", ...diagnose(failure, apiUrl) }
    : { name: "network", verdict: "ok", said: `${apiUrl.host} answered in ${took}` };
  yield await lookAtCredentials(examination, failure);
  yield await lookAtWaba(examination);
}

/** Something answered that is not Kaleyra. */
function isOfNetwork(failure: KaleyraFailure | undefined): failure is KaleyraFailure {
  return failure?.kind === "redirected" || failure?.kind === "gatewayPage";
}

function lookAtConfiguration({ session }: Examination): Check {
  const name = "configuration";
  try {
    session.config.validate();
    const { connection } = session.config;
    const { sid, apiKey, apiUrl } = connection;
    const said =
      `SID ${maskFor(connection)(sid)} (${session.originOf("sid")}), a key of ${apiKey.length} characters ` +
      `(${session.originOf("apiKey")}), ${apiUrl.origin}`;
    return { name, verdict: "ok", said };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const cure = "Set it, or mend it; `kaleyra-flows doctor` looks again.";
    return { name, verdict: "wrong", problem: "configuration", said: error.message, cure };
  }
}

async function lookAtCredentials(
  { session, ask, mayTry }: Examination,
  failure: KaleyraFailure | undefined,
): Promise<Check> {
  const name = "credentials";
  if (failure === undefined) return { name, verdict: "ok", said: "Kaleyra takes SID and key" };
  const { connection } = session.config;
  const { apiUrl } = connection;
  const diagnosis = diagnose(failure, apiUrl);
  if (diagnosis.problem !== "credentials") return { name, verdict: "wrong", ...diagnosis };

  const hint = hintFor(connection);
  const others = podsBesides(apiUrl);
  if (!(await mayTry(others))) {
    const cure =
      `${hint} Kaleyra says the same of a wrong key, a wrong SID and a wrong pod: compare SID, key and "API Domain" with the ` +
      "key's page at Kaleyra. `--try-other-pods` sends SID and key to the hosts of the other pods to find out which it is.";
    return { name, verdict: "wrong", ...diagnosis, cure };
  }
  const pod = await findPod(others, ask);
  if (pod !== undefined) {
    const said = `${diagnosis.said.replace(/\.+$/, "")}; ${pod.url.host} takes SID and key`;
    return { name, verdict: "wrong", problem: "wrongPod", said, cure: `Set ${pod.setting}.` };
  }
  const cure = `No other pod takes them, so it is the key or the SID. ${hint} Compare both with the key's page at Kaleyra.`;
  return { name, verdict: "wrong", ...diagnosis, cure };
}

/** That SID and key are taken is known by now, so every refusal is about the WABA. */
async function lookAtWaba({ session, ask, waba: chosen }: Examination): Promise<Check> {
  const name = "waba";
  const { apiUrl } = session.config.connection;
  if (chosen === undefined && session.config.wabaId === undefined) {
    return {
      name,
      verdict: "skipped",
      said: "none is configured (kaleyra:wabaId) or given (--waba)",
    };
  }
  const waba = session.waba(chosen);
  try {
    const failure = await ask(`${endpoints.flows(waba)}${fieldsQuery(flowFields.status)}`);
    if (failure === undefined) return { name, verdict: "ok", said: `WABA ${waba} lists its flows` };
    const diagnosis = diagnose(failure, apiUrl);
    if (!["refused", "noSuchWaba", "notEntitled"].includes(failure.kind)) {
      return { name, verdict: "wrong", ...diagnosis };
    }
    const cure =
      "Check wabaId (kaleyra:wabaId): it must be a WABA of this account, and on Kaleyra's WhatsApp API V2. " +
      "Kaleyra's support tells which ones are.";
    return { name, verdict: "wrong", problem: "waba", said: diagnosis.said, cure };
  } catch (error) {
    if (!(error instanceof KaleyraError)) throw error;
    return { name, verdict: "wrong", ...diagnose(error.failure, apiUrl) };
  }
}
