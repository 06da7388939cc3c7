/** The name of a resource in its program. It is the end of the URN and may contain `::` itself. */
export function logicalNameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
