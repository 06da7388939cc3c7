import type { Mask } from "../../kaleyra/mask";
import { secretShown } from "../../signatures";
import { printable } from "../../text";
import { type Properties, type Secrets, secretsAt } from "./secrets";

/** The same length as in the engine: masking shorter texts would only make messages unreadable. */
const shortestLength = 3;

/** Masks the secret values of the properties in messages, which may quote a name or a document. */
export function maskOf(...properties: readonly Properties[]): Mask {
  // Collected only when there is a message, since a document may have megabytes.
  let texts: readonly string[] | undefined;
  return (text) => {
    texts ??= properties
      .flatMap(secretTexts)
      .flatMap(spellings)
      .filter(({ length }) => length >= shortestLength);
    const present = [...new Set(texts)].filter((secret) => text.includes(secret));
    return without(text, present.sort(longestFirst));
  };
}

function without(text: string, [secret, ...others]: readonly string[]): string {
  if (secret === undefined) return text;
  const parts = text.split(secret);
  return parts.map((part) => without(part, others)).join(secretShown);
}

/** A text in the spellings that messages may use. */
function spellings(text: string): readonly string[] {
  return [text, printable(text)];
}

function longestFirst({ length: one }: string, { length: other }: string): number {
  return other - one;
}

function secretTexts({ values, secrets }: Properties): readonly string[] {
  const texts: string[] = [];
  const left: [value: unknown, secrets: Secrets | undefined][] = [[values, secrets]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [value, parts] = next;
    if (parts === undefined) continue;
    if (typeof value === "string") {
      texts.push(value);
      // Messages quote a document's values, even if the document is a text.
      left.push([parsed(value), true]);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, member] of Object.entries(value)) left.push([member, secretsAt(parts, key)]);
    }
  }
  return texts;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The text is not JSON, like most texts.
  }
}
