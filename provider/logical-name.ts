/** The name of a resource in its program, which ends its URN and may hold `::` itself. */
export function logicalNameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
