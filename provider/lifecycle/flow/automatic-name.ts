const longestName = 200;
const shownDigits = 7;

/**
 * A name for a flow to which the program gives none: the logical name and seven random hex digits,
 * so that a flow that bears it is ours beyond doubt.
 *
 * @param digits At least seven random hex digits.
 */
export function automaticName(logicalName: string, digits: string): string {
  const suffix = `-${digits.slice(0, shownDigits)}`;
  const characters = [...logicalName].slice(0, longestName - suffix.length);
  return `${characters.join("")}${suffix}`;
}
