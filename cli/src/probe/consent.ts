import { confirmed } from "../terminal";

/** Which steps that cannot be undone the user agrees to; each is asked for once. */
export class Consent {
  /** Whether anything was published, so that a draft may refuse to go. */
  published = false;
  readonly #ask: (question: string) => Promise<boolean>;
  readonly #deprecations = new Map<string, boolean>();

  /** @param choice `all` agrees to everything, `none` to nothing that cannot be undone. */
  constructor(choice: "ask" | "all" | "none") {
    this.#ask = choice === "ask" ? confirmed : () => Promise.resolve(choice === "all");
  }

  async toPublish(name: string): Promise<boolean> {
    const agreed = await this.#ask(
      `Publish ${name}? What has been published is never deleted: it is deprecated in the end and stays in the ` +
        "WABA's list, and its name most likely stays taken.",
    );
    this.published ||= agreed;
    return agreed;
  }

  async toDeprecate(name: string): Promise<boolean> {
    const known = this.#deprecations.get(name);
    if (known !== undefined) return known;
    const agreed = await this.#ask(`Deprecate ${name}? Nothing revives it.`);
    this.#deprecations.set(name, agreed);
    return agreed;
  }
}
