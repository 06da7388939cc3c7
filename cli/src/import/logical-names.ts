const longest = 64;

/** Gives each flow a unique logical name of lower case, digits and hyphens, which is also a file name. */
export class LogicalNames {
  readonly #taken: Set<string>;

  /** @param taken The names that the stack's flows already have. */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set([...taken].map(identifierOf));
  }

  next({ id, name }: { readonly id: string; readonly name: string }): string {
    const stem = slugOf(name) || `flow-${id}`;
    let candidate = stem;
    for (let copy = 2; this.#taken.has(identifierOf(candidate)); copy += 1) {
      candidate = `${stem}-${copy}`;
    }
    this.#taken.add(identifierOf(candidate));
    return candidate;
  }
}

/** The name of the flow's constant; logical names are unique by it. */
export function identifierOf(logicalName: string): string {
  const words = `${logicalName}-flow`.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const camel = words
    .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
  return /^\d/.test(camel) ? `_${camel}` : camel;
}

function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
}
