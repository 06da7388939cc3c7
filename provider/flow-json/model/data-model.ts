import { type JsonNode, type Member, membersOf } from "../syntax/json-node";
import { schemaType, type ValueType } from "./value-type";

/** What a screen declares in its `data`. */
export interface DataModel {
  readonly fields: ReadonlyMap<string, DataField>;
  /** Whether these are all: not where a part is unknown, or `data` is no object. */
  readonly complete: boolean;
}

export interface DataField {
  readonly name: string;
  readonly member: Member;
  readonly type: ValueType;
}

export function dataModelOf(data: JsonNode | undefined): DataModel {
  const fields = new Map<string, DataField>();
  for (const member of membersOf(data)) {
    if (isListOfRequired(member)) continue;
    fields.set(member.key, { name: member.key, member, type: schemaType(member.value) });
  }
  return { fields, complete: data === undefined || data.kind === "object" };
}

/** As in a JSON Schema, which `data` all but is. */
function isListOfRequired({ key, value }: Member): boolean {
  return key === "required" && value.kind === "array";
}
