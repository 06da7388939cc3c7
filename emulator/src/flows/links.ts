import { randomUUID } from "node:crypto";

/** Addresses that work without a key, because of a token in them: downloads and previews. */
export class Links {
  readonly #tokens = new Map<string, { readonly flowId: string; readonly until: number }>();

  issue(flowId: string, milliseconds: number): { readonly token: string; readonly until: Date } {
    const token = randomUUID();
    const until = Date.now() + milliseconds;
    this.#tokens.set(token, { flowId, until });
    return { token, until: new Date(until) };
  }

  /** A token for the flow that has not expired, if there is one. */
  find(flowId: string): { readonly token: string; readonly until: Date } | undefined {
    for (const [token, link] of this.#tokens) {
      if (link.flowId === flowId && Date.now() < link.until) {
        return { token, until: new Date(link.until) };
      }
    }
    return undefined;
  }

  revoke(flowId: string): void {
    for (const [token, link] of this.#tokens) {
      if (link.flowId === flowId) this.#tokens.delete(token);
    }
  }

  opens(token: string | null, flowId: string): boolean {
    const link = token === null ? undefined : this.#tokens.get(token);
    return link !== undefined && link.flowId === flowId && Date.now() < link.until;
  }
}
