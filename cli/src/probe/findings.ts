import { type AssumptionId, assumptionIds, assumptions } from "./assumptions";
import type { Disguise } from "./disguise";

/** What the probe says of one assumption. */
export interface Finding {
  readonly id: AssumptionId;
  /** `open`: it could not be asked, or the answer leaves it open. */
  readonly verdict: "held" | "differs" | "open";
  readonly said: string;
  /** The numbers of the exchanges that show it. */
  readonly exchanges: readonly number[];
}

type Shown = readonly { readonly number: number }[];

export class Findings {
  readonly #found = new Map<AssumptionId, Finding>();
  readonly #disguise: Disguise;

  constructor(disguise: Disguise) {
    this.#disguise = disguise;
  }

  tell(
    id: AssumptionId,
    said: string,
    { held, by = [] }: { readonly held: boolean; readonly by?: Shown },
  ): void {
    this.#set({ id, said, verdict: held ? "held" : "differs" }, by);
  }

  leaveOpen(id: AssumptionId, why: string, ...by: Shown): void {
    this.#set({ id, said: why, verdict: "open" }, by);
  }

  /** All of them; those that nobody spoke of are open. */
  all(otherwise: string): readonly Finding[] {
    return assumptionIds.map((id): Finding => {
      const known: { readonly notAsked?: string } = assumptions[id];
      const said = known.notAsked === undefined ? otherwise : `not asked: ${known.notAsked}`;
      return this.#found.get(id) ?? { id, verdict: "open", said, exchanges: [] };
    });
  }

  #set({ said, ...finding }: Omit<Finding, "exchanges">, by: Shown): void {
    const exchanges = by.map(({ number }) => number);
    this.#found.set(finding.id, { ...finding, said: this.#disguise(said), exchanges });
  }
}
