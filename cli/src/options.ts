import { InvalidArgumentError, Option } from "commander";

import { isId } from "../../provider/kaleyra/ids";

export function wabaOption(): Option {
  return new Option("--waba <id>", "the WhatsApp Business Account (default: kaleyra:wabaId)");
}

/** An option that can be given again. */
export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

/** A flow's id; can be given again. */
export function collectId(value: string, previous: readonly string[] = []): readonly string[] {
  if (!isId(value)) throw new InvalidArgumentError("A flow's id is a string of digits.");
  return [...previous, value];
}
