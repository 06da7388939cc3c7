import { randomUUID } from "node:crypto";

/** The tokens of addresses that work without a key: downloads, or previews. */
export class Links {
  readonly #tokens = new Map<string, { readonly flowId: string; readonly until: number }>();

  /** A new token for the address of a flow. */
  issue(flowId: string, milliseconds: number): { readonly token: string; readonly until: Date } {
    const token = randomUUID();
    const until = Date.now() + milliseconds;
    this.#tokens.set(token, { flowId, until });
    return { token, until: new Date(until) };
  }

  /** The token of the flow that has not expired, if there is one. */
  find(flowId: string): { readonly token: string; readonly until: Date } | undefined {
    for (const [token, link] of this.#tokens) {
      if (link.flowId === flowId && Date.now() < link.until) {
        return { token, until: new Date(link.until) };
      }
    }
    return undefined;
  }

  /** Ends all tokens of a flow. */
  revoke(flowId: string): void {
    for (const [token, link] of this.#tokens) {
      if (link.flowId === flowId) this.#tokens.delete(token);
    }
  }

  clear(): void {
    this.#tokens.clear();
  }

  /** Whether a token is valid for a flow. */
  opens(token: string | null, flowId: string): boolean {
    const link = token === null ? undefined : this.#tokens.get(token);
    return link !== undefined && link.flowId === flowId && Date.now() < link.until;
  }
}
