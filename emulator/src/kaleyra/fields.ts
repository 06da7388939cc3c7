/** The fields of a read without `fields`. Kaleyra's page of the list documents no others. */
export const defaultFields: readonly string[] = [
  "id",
  "name",
  "status",
  "categories",
  "validation_errors",
];

/**
 * The requested fields. Kaleyra's samples percent-encode the commas twice, so what the query parser
 * left encoded is decoded once more.
 */
export function parseFields(query: string | null): readonly string[] {
  if (query === null || query.trim() === "") return defaultFields;
  const fields = splitOutsideBrackets(decodedAgain(query))
    .map((field) => field.trim())
    .filter((field) => field !== "");
  // Meta returns the id in any case.
  return [...new Set(["id", ...fields])];
}

/** The decoded text; a text that cannot be decoded stays as it is. */
function decodedAgain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Splits at commas, except those within brackets, as in `application{id,name}`. */
function splitOutsideBrackets(text: string): readonly string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const character of text) {
    if ("({".includes(character)) {
      depth += 1;
    } else if (")}".includes(character)) {
      depth -= 1;
    }
    if (character === "," && depth === 0) {
      parts.push("");
    } else {
      parts[parts.length - 1] += character;
    }
  }
  return parts;
}
