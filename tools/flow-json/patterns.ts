import { isAtLeast, type Version } from "../../provider/flow-json/model/version";
import type { TextFormat } from "../../provider/flow-json/tables/spec";

/** What counts as dynamic in a text that may be anything. */
export const dynamicPattern = "\\$\\{|^`[\\s\\S]*`$";

const segment = "[^\\s'\"`${}().]+";

/** A text that stands for a value of another kind. */
export function bindingPattern(version: Version | undefined): string {
  if (!isAtLeast(version, "4.0")) return `^\\$\\{data(\\.${segment})+\\}$`;
  const binding = `^\\$\\{(screen\\.${segment}\\.)?(data|form)(\\.${segment})+\\}$`;
  return isAtLeast(version, "6.0") ? `${binding}|^\`[\\s\\S]*\`$` : binding;
}

/** What a text of a format looks like; `undefined` where a pattern cannot say it. */
export function textPattern(
  format: TextFormat | undefined,
  version: Version | undefined,
): string | undefined {
  switch (format) {
    case "screen-id":
      return isAtLeast(version, "7.0") ? "^[A-Za-z_]*[A-Za-z][A-Za-z_]*$" : "^[A-Za-z_]+$";
    case "name":
      return isAtLeast(version, "6.0") ? "^(?![\\s\\S]*\\$\\{)[^`]*$" : undefined;
    case "uri":
      return "^[A-Za-z][\\w+.-]*:\\S+$";
    case "color":
      return "^#[0-9A-Fa-f]{6}$";
    case "binding":
      return dynamicPattern;
    case "date":
      return isAtLeast(version, "5.0") ? "^\\d{4}-\\d{2}-\\d{2}$" : "^-?\\d{1,16}$";
    case "id":
    case "base64":
    case "regex":
    case undefined:
      return undefined;
  }
}
