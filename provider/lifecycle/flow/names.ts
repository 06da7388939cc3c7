import { randomBytes } from "node:crypto";

import { resourceIn } from "../../urn";
import type { CheckFailure } from "../check-result";
import type { FlowName, FormerName } from "../flow-names";
import type { CheckContext } from "../resource";
import type { PropertyBag } from "../value";

/** The most characters of a flow's name: `name-length` in docs/assumptions.md. */
export const longestName = 200;
/**
 * The random digits at the end of an automatic name: as many as in Pulumi's own automatic names.
 */
const digitCount = 7;

/**
 * A name for a flow to which the program gives none: the logical name and seven random hex digits.
 * The digits prove that a flow with this name is the stack's own.
 *
 * @param digits At least seven hex digits; only seven are used. By default they are random.
 */
export function automaticName(
  logicalName: string,
  digits = randomBytes(4).toString("hex"),
): string {
  const suffix = `-${digits.slice(0, digitCount)}`;
  const characters = [...logicalName].slice(0, longestName - suffix.length);
  return `${characters.join("")}${suffix}`;
}

/** A flow's name in one check. */
interface CheckedName {
  /** The input that gives the name. */
  readonly property: string;
  readonly wanted: FlowName;
  /** The current name; missing for a new flow and for a replacement. */
  readonly before: FormerName | undefined;
}

/** The flow's name in its inputs; `undefined` if it is missing or not known yet. */
export function flowNameIn({ wabaId, name, publish }: PropertyBag): FormerName | undefined {
  return typeof wabaId === "string" && typeof name === "string"
    ? { wabaId, name, publish }
    : undefined;
}

/**
 * Promises a name to a resource.
 *
 * @returns A failure if something else has the name: another resource of the program, or the flow
 *   that is to be replaced, which keeps its name.
 */
export function claimName(
  { property, wanted, before }: CheckedName,
  { names, urn, warn }: Pick<CheckContext, "names" | "urn" | "warn">,
): readonly CheckFailure[] {
  if (names === undefined) return [];
  const { otherUrn, replaced } = names.claim(wanted, { urn, before });
  const { name, wabaId } = wanted;
  if (otherUrn !== undefined) {
    // `claim` finds another resource only if it knows this one, so the URN is never missing here.
    const both = `${resourceIn(otherUrn)} and ${resourceIn(urn ?? "")}`;
    const reason =
      `${both} of this program would both have the name ${JSON.stringify(name)} in WABA ${wabaId}, which accepts each name once. ` +
      "Give one of them another name, or leave it out for an automatic one";
    return [{ property, reason }];
  }
  if (replaced === undefined) return [];
  const status = names.statusOf(wanted);
  // Without a diff before this check, the status is not known.
  const isDraft = status === undefined ? replaced.publish === false : status === "DRAFT";
  const conflict = `the flow would be replaced, and the new one could not have the name ${JSON.stringify(name)}`;
  if (isDraft) {
    warn(`${conflict} unless deleteBeforeReplace deletes the old one, a DRAFT, first`);
    return [];
  }
  const reason =
    `${conflict}, which the old one keeps, most likely for good if it was ever published. Change ${property} too, or ` +
    "take back what replaces it, such as replaceOnChanges; run `pulumi refresh` if the old flow is gone";
  return [{ property, reason }];
}
