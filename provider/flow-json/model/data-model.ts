import { type JsonNode, type Member, membersOf } from "../syntax/json-node";
import { schemaType, type ValueType } from "./value-type";

/** The fields that a screen declares in its `data`. */
export interface DataModel {
  readonly fields: ReadonlyMap<string, DataField>;
  /** False if a part is unknown, or `data` is not an object. */
  readonly complete: boolean;
}

export interface DataField {
  readonly name: string;
  readonly member: Member;
  readonly type: ValueType;
}

/** @param data The `data` of a screen; without it a screen declares no fields. */
export function dataModelOf(data: JsonNode | undefined): DataModel {
  const fields = new Map<string, DataField>();
  for (const member of membersOf(data)) {
    if (isListOfRequired(member)) continue;
    fields.set(member.key, { name: member.key, member, type: schemaType(member.value) });
  }
  return { fields, complete: data === undefined || data.kind === "object" };
}

/** `data` is almost a JSON Schema, so some documents list required fields in it. */
function isListOfRequired({ key, value }: Member): boolean {
  return key === "required" && value.kind === "array";
}
