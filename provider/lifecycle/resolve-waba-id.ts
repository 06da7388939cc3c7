import type { Warn } from "./context";
import type { PropertyBag } from "./value";

/**
 * The reason of a check for a missing WABA, and the end of a function's error.
 *
 * @param instruction What to do, e.g. `Set wabaId on the flow`.
 */
export function missingWabaId(instruction: string): string {
  return (
    `no WABA is set. ${instruction}, or run \`pulumi config set kaleyra:wabaId <id>\` for the whole stack ` +
    "(KALEYRA_WABA_ID); a key in other letters, such as kaleyra:wabaid, is not read"
  );
}

/**
 * The input with the WABA of a flow for which the program names none: the WABA that the flow was
 * created in, else the default. A changed default does not move a flow, since that would replace
 * it.
 *
 * @param property The input that names the WABA.
 * @returns The input; empty if the program names a WABA, or if none is known.
 */
export function resolveWabaId(
  property: string,
  { given, olds }: { readonly given: PropertyBag; readonly olds: PropertyBag },
  {
    defaults,
    warn,
  }: { readonly defaults: { readonly wabaId?: string | undefined }; readonly warn: Warn },
): PropertyBag {
  if (given[property] !== undefined) return {};
  const current = olds[property];
  if (current === undefined) {
    return defaults.wabaId === undefined ? {} : { [property]: defaults.wabaId };
  }
  if (defaults.wabaId !== undefined && defaults.wabaId !== current) {
    warn(
      `stays in WABA ${String(current)} although kaleyra:wabaId is ${defaults.wabaId} now; ` +
        `to move it (which replaces it) set ${property} on the flow`,
    );
  }
  return { [property]: current };
}
