const digitWords = [
  "ZERO",
  "ONE",
  "TWO",
  "THREE",
  "FOUR",
  "FIVE",
  "SIX",
  "SEVEN",
  "EIGHT",
  "NINE",
] as const;

/** A valid screen id that is similar: `SCREEN_1` becomes `SCREEN_ONE`. */
export function suggestedScreenId(id: string): string {
  const suggested = id
    .slice(0, 60)
    .replaceAll(/\d/g, (digit) => `_${digitWords[Number(digit)] ?? ""}_`)
    .replaceAll(/[^A-Za-z]+/g, "_")
    .replaceAll(/^_|_$/g, "");
  return suggested === "" ? "FIRST_SCREEN" : suggested;
}
