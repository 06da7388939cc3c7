import type { Mask } from "../../../provider/kaleyra/mask";
import { truncated } from "../../../provider/text";
import { assumption, type AssumptionId, assumptionIds } from "./assumptions";

/** The result for one assumption. The names are keys of the JSON report. */
export interface Verdict {
  readonly id: AssumptionId;
  /** `unknown`: not tried, or the response does not show it. */
  readonly verdict: "confirmed" | "contradicted" | "unknown";
  readonly message: string;
  /** The numbers of the exchanges that are the evidence. */
  readonly exchanges: readonly number[];
}

/** The results that show a verdict. */
type Evidence = readonly { readonly number: number }[];

/** Collects the verdicts of the steps. A later verdict about an assumption replaces an earlier one. */
export class ProbeFindings {
  readonly #found = new Map<AssumptionId, Verdict>();
  readonly #redact: Redact;

  constructor(redact: Redact) {
    this.#redact = redact;
  }

  /** Records that an assumption, as docs/assumptions.md states it, is confirmed or contradicted. */
  record(
    id: AssumptionId,
    message: string,
    { confirmed, by = [] }: { readonly confirmed: boolean; readonly by?: Evidence },
  ): void {
    this.#set({ id, message, verdict: confirmed ? "confirmed" : "contradicted" }, by);
  }

  /** Records that a step could not test an assumption. */
  leaveUnknown(id: AssumptionId, reason: string, ...by: Evidence): void {
    this.#set({ id, message: reason, verdict: "unknown" }, by);
  }

  /**
   * One verdict for each assumption, in the order of `assumptions`; `unknown` without a record.
   *
   * @param defaultReason Why an assumption without a record was not tested.
   * @param reasonUnpublished Why nothing was published, if nothing was.
   */
  verdicts(defaultReason: string, reasonUnpublished?: string): readonly Verdict[] {
    return assumptionIds.map((id): Verdict => {
      const { skipReason, publishes = false } = assumption(id);
      const isUntried = publishes && reasonUnpublished !== undefined;
      const reason = isUntried
        ? `not tried: it needs a published flow, and ${reasonUnpublished}`
        : defaultReason;
      const message = skipReason === undefined ? reason : `not tested: ${skipReason}`;
      return this.#found.get(id) ?? { id, verdict: "unknown", message, exchanges: [] };
    });
  }

  #set({ message, ...finding }: Omit<Verdict, "exchanges">, by: Evidence): void {
    const exchanges = by.map(({ number }) => number);
    this.#found.set(finding.id, { ...finding, message: this.#redact(message), exchanges });
  }
}

/** Removes from a text everything that identifies an account. */
export type Redact = (text: string) => string;

/** A longer request or response is cut in the report. */
const longestText = 3_000;

/**
 * Masks key, SID and the signature of an address. Also masks public keys, and replaces all ids,
 * phone numbers and names by placeholders, except the names of the probe's own flows. Cuts a long text.
 *
 * @param prefix What the names of the probe's own flows begin with.
 */
export function redactFor(mask: Mask, prefix: string): Redact {
  const numbers = new Map<string, number>();
  const placeholderFor = (id: string) => {
    numbers.set(id, numbers.get(id) ?? numbers.size + 1);
    return `<id ${numbers.get(id)}>`;
  };
  return (text) => {
    const redacted = mask(text)
      // Every document is an asset with the name `flow.json`.
      .replace(/("name"\s*:\s*)"((?:[^"\\]|\\.)*)"/g, (member, key: string, name: string) =>
        name.startsWith(prefix) || name === "flow.json" ? member : `${key}"<name>"`,
      )
      .replace(/-----BEGIN PUBLIC KEY-----[^-]*-----END PUBLIC KEY-----/g, "<public key>")
      // Ids of flows and WABAs, and phone numbers; no status, time or limit has as many digits.
      .replace(/\d{9,}/g, placeholderFor);
    return truncated(redacted, longestText, `… (${redacted.length} characters)`);
  };
}
