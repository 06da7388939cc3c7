import { applyEdits, modify } from "jsonc-parser";

/** A value that a remediation puts in place. */
export interface Filling {
  /** From the flow's inputs on, as in `["flowJson", "screens", 0, "sensitive"]`. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

type Owner = Record<string | number, unknown>;

/**
 * Writes into the inputs themselves, so that what is secret stays so and what is not known yet stays
 * as it is. A document that is given as text is edited as text, and keeps its layout.
 */
export function fillIn(owner: Owner, { path, value }: Filling): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  const member = owner[key];
  if (rest.length === 0) {
    owner[key] = value;
  } else if (typeof member === "string") {
    owner[key] = edited(member, { path: rest, value });
  } else {
    fillIn(member as Owner, { path: rest, value });
  }
}

function edited(text: string, { path, value }: Filling): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  return applyEdits(text, modify(text, [...path], value, { formattingOptions }));
}
