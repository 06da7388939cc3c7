import { confirmed } from "../output";

/** The user's consent to steps that cannot be undone; each question is asked once. */
export class Consent {
  /** Whether anything was published: then Kaleyra may refuse to delete a draft. */
  published = false;
  /** Why a step that needs a published flow was not tried. */
  readonly refusal: string;
  readonly #ask: (question: string) => Promise<boolean>;
  readonly #deprecations = new Map<string, boolean>();

  /** @param choice `all` agrees to everything, `none` to nothing that cannot be undone. */
  constructor(choice: "ask" | "all" | "none") {
    this.refusal =
      choice === "none" ? "--drafts-only publishes nothing" : "you did not agree to it";
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
    const agreed = await this.#ask(`Deprecate ${name}? This cannot be undone.`);
    this.#deprecations.set(name, agreed);
    return agreed;
  }
}
