import type { Mask } from "../../../provider/kaleyra/mask";
import { truncated } from "../../../provider/text";
import { assumption, type AssumptionId, assumptionIds } from "./assumptions";

/** The result for one assumption. */
export interface Verdict {
  readonly id: AssumptionId;
  /** `unknown`: not tried, or the response does not show it. */
  readonly verdict: "confirmed" | "contradicted" | "unknown";
  readonly message: string;
  /** The numbers of the exchanges that are the evidence. */
  readonly exchanges: readonly number[];
}

type Evidence = readonly { readonly number: number }[];

export class ProbeFindings {
  readonly #found = new Map<AssumptionId, Verdict>();
  readonly #redact: Redact;

  constructor(redact: Redact) {
    this.#redact = redact;
  }

  record(
    id: AssumptionId,
    message: string,
    { confirmed, by = [] }: { readonly confirmed: boolean; readonly by?: Evidence },
  ): void {
    this.#set({ id, message, verdict: confirmed ? "confirmed" : "contradicted" }, by);
  }

  leaveUnknown(id: AssumptionId, why: string, ...by: Evidence): void {
    this.#set({ id, message: why, verdict: "unknown" }, by);
  }

  /**
   * One finding for each assumption; without a record it is unknown.
   *
   * @param unpublished The reason, if nothing was published.
   */
  all(otherwise: string, unpublished?: string): readonly Verdict[] {
    return assumptionIds.map((id): Verdict => {
      const { skipReason, publishes = false } = assumption(id);
      const notTried = publishes && unpublished !== undefined;
      const reason = notTried
        ? `not tried: it needs a published flow, and ${unpublished}`
        : otherwise;
      const message = skipReason === undefined ? reason : `not tested: ${skipReason}`;
      return this.#found.get(id) ?? { id, verdict: "unknown", message, exchanges: [] };
    });
  }

  #set({ message, ...finding }: Omit<Verdict, "exchanges">, by: Evidence): void {
    const exchanges = by.map(({ number }) => number);
    this.#found.set(finding.id, { ...finding, message: this.#redact(message), exchanges });
  }
}

/** Removes everything that identifies an account from a text. */
export type Redact = (text: string) => string;

const longestText = 3_000;

/**
 * Masks key, SID and the signature of an address. Also masks public keys, and replaces all ids,
 * phone numbers and names by placeholders, except the names of the probe's own flows.
 */
export function redactFor(mask: Mask, ownNames: string): Redact {
  const numbers = new Map<string, number>();
  const numbered = (id: string) => {
    numbers.set(id, numbers.get(id) ?? numbers.size + 1);
    return `<id ${numbers.get(id)}>`;
  };
  return (text) => {
    const redacted = mask(text)
      .replace(/("name"\s*:\s*)"((?:[^"\\]|\\.)*)"/g, (all, key: string, name: string) =>
        name.startsWith(ownNames) || name === "flow.json" ? all : `${key}"<name>"`,
      )
      .replace(/-----BEGIN PUBLIC KEY-----[^-]*-----END PUBLIC KEY-----/g, "<public key>")
      .replace(/\d{9,}/g, numbered);
    return truncated(redacted, longestText, `… (${redacted.length} characters)`);
  };
}
