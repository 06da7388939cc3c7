import type { Mask } from "../../../provider/kaleyra/mask";
import { truncated } from "../../../provider/text";
import { assumption, type AssumptionId, assumptionIds } from "./assumptions";

/** The result for one assumption. */
export interface ProbeFinding {
  readonly id: AssumptionId;
  /** `unknown`: it was not tried, or the response does not show it. */
  readonly verdict: "confirmed" | "contradicted" | "unknown";
  readonly message: string;
  /** The numbers of the exchanges that are evidence for it. */
  readonly exchanges: readonly number[];
}

type Evidence = readonly { readonly number: number }[];

export class ProbeFindings {
  readonly #found = new Map<AssumptionId, ProbeFinding>();
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
   * One for each assumption; without a record it is unknown.
   *
   * @param unpublished Why nothing was published, where that is so.
   */
  all(otherwise: string, unpublished?: string): readonly ProbeFinding[] {
    return assumptionIds.map((id): ProbeFinding => {
      const { skipReason, publishes = false } = assumption(id);
      const notTried = publishes && unpublished !== undefined;
      const reason = notTried
        ? `not tried: it takes a published flow, and ${unpublished}`
        : otherwise;
      const message = skipReason === undefined ? reason : `not asked: ${skipReason}`;
      return this.#found.get(id) ?? { id, verdict: "unknown", message, exchanges: [] };
    });
  }

  #set({ message, ...finding }: Omit<ProbeFinding, "exchanges">, by: Evidence): void {
    const exchanges = by.map(({ number }) => number);
    this.#found.set(finding.id, { ...finding, message: this.#redact(message), exchanges });
  }
}

/** Removes from a text what identifies an account. */
export type Redact = (text: string) => string;

const longestText = 3_000;

/**
 * Hides key, SID and the signature of an address, and also all ids and phone numbers (each replaced by
 * a number of its own), public keys, and all names but the probe's.
 */
export function redactFor(mask: Mask, ownNames: string): Redact {
  const known = new Map<string, number>();
  const numbered = (id: string) => {
    known.set(id, known.get(id) ?? known.size + 1);
    return `<id ${known.get(id)}>`;
  };
  return (text) => {
    const shown = mask(text)
      .replace(/("name"\s*:\s*)"((?:[^"\\]|\\.)*)"/g, (all, key: string, name: string) =>
        name.startsWith(ownNames) || name === "flow.json" ? all : `${key}"<name>"`,
      )
      .replace(/-----BEGIN PUBLIC KEY-----[^-]*-----END PUBLIC KEY-----/g, "<public key>")
      .replace(/\d{9,}/g, numbered);
    return truncated(shown, longestText, `… (${shown.length} characters)`);
  };
}
