import type { Warn } from "./context";
import type { PropertyBag } from "./value";

/** The message about a missing WABA. */
export function missingWabaId(property: string, resource: string): string {
  return (
    `no WABA is set. Set ${property} on ${resource}, or run \`pulumi config set kaleyra:wabaId <id>\` for the whole stack ` +
    "(KALEYRA_WABA_ID); a key in other letters, such as kaleyra:wabaid, is not read"
  );
}

/**
 * The WABA of a flow for which the program names none: the WABA that the flow was created in, else
 * the default. A changed default does not move a flow.
 *
 * @param property The input that names the WABA.
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
  const inState = olds[property];
  if (inState === undefined)
    return defaults.wabaId === undefined ? {} : { [property]: defaults.wabaId };
  if (defaults.wabaId !== undefined && defaults.wabaId !== inState) {
    warn(
      `stays in WABA ${String(inState)} although kaleyra:wabaId is ${defaults.wabaId} now; ` +
        `to move it (which replaces it) set ${property} on the flow`,
    );
  }
  return { [property]: inState };
}
