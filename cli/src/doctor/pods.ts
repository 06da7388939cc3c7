import { pods } from "../../../provider/kaleyra/connection";

/** A host of Kaleyra's API. */
export interface Pod {
  readonly name: string;
  readonly url: URL;
  /** How to configure it. */
  readonly setting: string;
}

/** Hosts that only some of Kaleyra's pages list. */
const others = { SG: "https://api.kaleyra.io", NA: "https://api.na.kaleyra.io" };

const known: readonly Pod[] = [
  ...Object.entries(pods).map(([name, url]) => podOf(name, url, `kaleyra:pod to ${name}`)),
  ...Object.entries(others).map(([name, url]) => podOf(name, url, `kaleyra:apiUrl to ${url}`)),
];

function podOf(name: string, url: string, setting: string): Pod {
  return { name, url: new URL(url), setting };
}

/** The pod that has this host. */
export function podAt({ host }: URL): Pod | undefined {
  return known.find(({ url }) => url.host === host);
}

export function podsBesides({ host }: URL): readonly Pod[] {
  return known.filter(({ url }) => url.host !== host);
}

/** The pod that the last letters of a SID name, if any; docs/assumptions.md, `sid-names-pod`. */
export function podNamedBy(sid: string): Pod | undefined {
  return known.find(({ name }) => name === sid.slice(-2).toUpperCase());
}
