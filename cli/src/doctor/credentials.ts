import { type Connection, pods } from "../../../provider/kaleyra/connection";
import { endpoints, fieldsQuery, flowFields } from "../../../provider/kaleyra/endpoints";
import type { KaleyraFailure } from "../../../provider/kaleyra/failure";
import { flowId } from "../../../provider/kaleyra/ids";
import { counted } from "../../../provider/text";

/** A host of Kaleyra's API. */
export interface Pod {
  readonly name: string;
  readonly url: URL;
  /** The setting that selects this pod. */
  readonly setting: string;
}

/** Hosts that only some of Kaleyra's pages list. */
const furtherHosts = { SG: "https://api.kaleyra.io", NA: "https://api.na.kaleyra.io" };

const allPods: readonly Pod[] = [
  ...Object.entries(pods).map(([name, url]) => podOf(name, url, `kaleyra:pod to ${name}`)),
  ...Object.entries(furtherHosts).map(([name, url]) =>
    podOf(name, url, `kaleyra:apiUrl to ${url}`),
  ),
];

function podOf(name: string, url: string, setting: string): Pod {
  return { name, url: new URL(url), setting };
}

/** The pod that has this host. */
export function podAt({ host }: URL): Pod | undefined {
  return allPods.find(({ url }) => url.host === host);
}

/** All pods but the one that has this host. */
export function podsBesides({ host }: URL): readonly Pod[] {
  return allPods.filter(({ url }) => url.host !== host);
}

/**
 * The pod that the last letters of a SID name, if any. See docs/assumptions.md, `sid-names-pod`.
 */
export function podNamedBy(sid: string): Pod | undefined {
  return allPods.find(({ name }) => name === sid.slice(-2).toUpperCase());
}

/**
 * Sends one read with these credentials.
 *
 * @returns The failure, or `undefined` on success.
 */
export type Ask = (path: string, as?: Partial<Connection>) => Promise<KaleyraFailure | undefined>;

/**
 * An id that no flow has. With valid credentials, Kaleyra answers that this flow does not exist.
 */
const unusedFlowId = flowId("100000000000000001");

/** Checks key and SID. They are valid if the response is anything but their refusal. */
export async function askCredentials(
  ask: Ask,
  as?: Partial<Connection>,
): Promise<KaleyraFailure | undefined> {
  const failure = await ask(`${endpoints.flow(unusedFlowId)}${fieldsQuery(flowFields.status)}`, as);
  return failure?.kind === "noSuchFlow" || failure?.kind === "refused" ? undefined : failure;
}

/** The first pod that accepts key and SID. Skips pods that do not answer. */
export async function findPod(candidates: readonly Pod[], ask: Ask): Promise<Pod | undefined> {
  for (const pod of candidates) {
    const failure = await askCredentials(ask, { apiUrl: pod.url });
    if (failure === undefined || failure.kind === "notEntitled") return pod;
  }
  return undefined;
}

/**
 * Kaleyra returns the same response for a wrong key, a wrong SID and a wrong pod. The format of the
 * three hints at which one is wrong.
 */
export function credentialsHint({ sid, apiKey, apiUrl }: Connection): string {
  if (/^HX/i.test(apiKey) && !/^HX/i.test(sid))
    return "SID and key look swapped: a SID begins with HX.";
  if (!/^HX/i.test(sid)) return "The SID does not begin with HX, as Kaleyra's do.";
  const named = podNamedBy(sid);
  const here = podAt(apiUrl);
  if (named !== undefined && here !== undefined && named.name !== here.name) {
    return `The SID ends in ${named.name} and the host is the one of ${here.name}: set ${named.setting}.`;
  }
  if (!/^A\w{32}$/.test(apiKey)) {
    return `The key has ${counted(apiKey.length, "character")}; Kaleyra's sample has 33 and begins with A. Was it cut?`;
  }
  return "SID and key look as they should.";
}
