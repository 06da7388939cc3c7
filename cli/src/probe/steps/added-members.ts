/** The members that the second value has and the first has not, as in `screens[0].success=true`. */
export function addedMembers(one: unknown, other: unknown, path = ""): readonly string[] {
  if (Array.isArray(one) && Array.isArray(other)) {
    return other.flatMap((item, at) => addedMembers(one[at], item, `${path}[${at}]`));
  }
  if (!isObject(one) || !isObject(other)) return [];
  return Object.entries(other).flatMap(([member, value]) => {
    const place = path === "" ? member : `${path}.${member}`;
    return member in one
      ? addedMembers(one[member], value, place)
      : [`${place}=${JSON.stringify(value)}`];
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
