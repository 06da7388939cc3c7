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

/** Hosts that only some of Kaleyra's pages list, so `kaleyra:pod` does not have them. */
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
 * Sends one read to Kaleyra.
 *
 * @param credentials What differs from the configuration, for example the host of another pod.
 * @returns The failure, or `undefined` on success.
 */
export type SendRead = (
  path: string,
  credentials?: Partial<Connection>,
) => Promise<KaleyraFailure | undefined>;

/**
 * An id that no flow has. With valid credentials, Kaleyra answers that this flow does not exist.
 */
export const unusedFlowId = flowId("100000000000000001");

/**
 * Checks key and SID with a read of a flow that does not exist.
 *
 * @returns `undefined` if Kaleyra accepts key and SID: it then refuses the flow. Otherwise the failure.
 */
export async function tryCredentials(
  sendRead: SendRead,
  credentials?: Partial<Connection>,
): Promise<KaleyraFailure | undefined> {
  const path = `${endpoints.flow(unusedFlowId)}${fieldsQuery(flowFields.status)}`;
  const failure = await sendRead(path, credentials);
  return failure?.kind === "noSuchFlow" || failure?.kind === "refused" ? undefined : failure;
}

/** The first pod that accepts key and SID. Skips pods that do not answer. */
export async function findPod(candidates: readonly Pod[], ask: SendRead): Promise<Pod | undefined> {
  for (const pod of candidates) {
    const failure = await tryCredentials(ask, { apiUrl: pod.url });
    // An account that is not entitled to flows has a key and a SID too.
    if (failure === undefined || failure.kind === "notEntitled") return pod;
  }
  return undefined;
}

/**
 * Guesses from the format of key, SID and host which of them is wrong: Kaleyra returns the same
 * response in all three cases. The surest sign comes first.
 */
export function credentialsHint({ sid, apiKey, apiUrl }: Connection): string {
  if (/^HX/i.test(apiKey) && !/^HX/i.test(sid)) {
    return "SID and key look swapped: a SID begins with HX.";
  }
  if (!/^HX/i.test(sid)) return "The SID does not begin with HX, as Kaleyra's do.";
  const podOfSid = podNamedBy(sid);
  const podOfHost = podAt(apiUrl);
  if (podOfSid !== undefined && podOfHost !== undefined && podOfSid.name !== podOfHost.name) {
    return `The SID ends in ${podOfSid.name} and the host is the one of ${podOfHost.name}: set ${podOfSid.setting}.`;
  }
  if (!/^A\w{32}$/.test(apiKey)) {
    return `The key has ${counted(apiKey.length, "character")}; Kaleyra's sample has 33 and begins with A. Was it cut?`;
  }
  return "SID and key look as they should.";
}
