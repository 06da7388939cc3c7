/** The parts of `urn:pulumi:<stack>::<project>::<type>::<name>`. */

export function stackOf(urn: string): string {
  return urn.split("::")[0]?.split(":").at(-1) ?? "";
}

export function projectOf(urn: string): string {
  return urn.split("::")[1] ?? "";
}

/** The resource's type, without its parents' types. */
export function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

/** The type and logical name in a URN: `Flow "appointment"`. */
export function resourceIn(urn: string): string {
  return `${typeOf(urn).split(":").at(-1) ?? ""} "${logicalNameOf(urn)}"`;
}

/** The name of a resource in its program. It is the end of the URN and may contain `::` itself. */
export function logicalNameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
