import { type JsonNode, type Member, membersOf } from "../syntax/json-node";
import { requiredFields } from "../tables/document";
import { schemaType, type ValueType } from "./value-type";

/** The fields that a screen declares in its `data`. */
export interface DataModel {
  readonly fields: ReadonlyMap<string, DataField>;
  /** Whether `fields` has all fields: false if `data` as a whole is unknown, or not an object. */
  readonly isComplete: boolean;
}

/** A field of a screen's data, which `${data.…}` reads. */
export interface DataField {
  readonly name: string;
  /** The field's key and schema in the document. */
  readonly member: Member;
  readonly type: ValueType;
}

/**
 * Reads the fields of a screen.
 *
 * @param data The `data` of the screen; without it the screen declares no fields.
 */
export function dataModelOf(data: JsonNode | undefined): DataModel {
  const fields = new Map<string, DataField>();
  for (const member of membersOf(data)) {
    if (isRequiredFields(member)) continue;
    fields.set(member.key, { name: member.key, member, type: schemaType(member.value) });
  }
  return { fields, isComplete: data === undefined || data.kind === "object" };
}

/**
 * Whether a member is a list of required fields, as in JSON Schema, and not a field. Meta's client
 * accepts it.
 */
export function isRequiredFields({ key, value }: Member): boolean {
  return key === requiredFields && value.kind === "array";
}
