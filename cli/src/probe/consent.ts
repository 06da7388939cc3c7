import { confirm } from "../output";

/** Asks the user before steps that cannot be undone. */
export class Consent {
  /** Whether the user agreed to a publish. Then a draft may have been published, and Kaleyra may refuse its deletion. */
  hasAgreedToPublish = false;
  /** Why a step that needs a published flow was not tried. */
  readonly refusal: string;
  readonly #ask: (question: string) => Promise<boolean>;
  readonly #deprecations = new Map<string, boolean>();

  /** @param choice Without a question, `all` agrees to everything, and `none` to nothing. */
  constructor(choice: "ask" | "all" | "none") {
    this.refusal =
      choice === "none" ? "--drafts-only publishes nothing" : "you did not agree to it";
    this.#ask = choice === "ask" ? confirm : () => Promise.resolve(choice === "all");
  }

  /** Asks for each flow. */
  async askToPublish(name: string): Promise<boolean> {
    const agreed = await this.#ask(
      `Publish ${name}? A published flow cannot be deleted: the probe deprecates it, and it stays in the ` +
        "WABA's list. Its name most likely stays taken.",
    );
    this.hasAgreedToPublish ||= agreed;
    return agreed;
  }

  /** Asks once for each name: the clean-up asks again about the flows of the steps. */
  async askToDeprecate(name: string): Promise<boolean> {
    const earlier = this.#deprecations.get(name);
    if (earlier !== undefined) return earlier;
    const agreed = await this.#ask(`Deprecate ${name}? This cannot be undone.`);
    this.#deprecations.set(name, agreed);
    return agreed;
  }
}
