import { applyEdits, modify } from "jsonc-parser";

/** A value that a remediation sets. */
export interface Filling {
  /** The path in the flow's inputs, e.g. `["flowJson", "screens", 0, "sensitive"]`. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

type Owner = Record<string | number, unknown>;

/**
 * Sets a value in the inputs. Secrets stay secret and unknown values stay unknown. A document that
 * is a text is edited as a text, so it keeps its layout.
 */
export function writeValue(owner: Owner, { path, value }: Filling): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  const member = owner[key];
  if (rest.length === 0) {
    owner[key] = value;
  } else if (typeof member === "string") {
    owner[key] = edited(member, { path: rest, value });
  } else {
    writeValue(member as Owner, { path: rest, value });
  }
}

function edited(text: string, { path, value }: Filling): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  return applyEdits(text, modify(text, [...path], value, { formattingOptions }));
}
