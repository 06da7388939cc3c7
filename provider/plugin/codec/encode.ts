import { ListValue, NullValue, Struct, Value } from "google-protobuf/google/protobuf/struct_pb";

import { UNKNOWN } from "../../lifecycle/value";
import { secretSignature, signatureKey, unknownSentinel } from "../../signatures";
import { wellFormed } from "../../text";
import { messageOf } from "./decode";
import { type Secrets, secretsAt } from "./secrets";

/** Encodes properties for the engine. A member that is `undefined` is left out. */
export function encode(properties: object, secrets?: Secrets): Struct {
  const struct = new Struct();
  const fields = struct.getFieldsMap();
  for (const [key, member] of Object.entries(properties) as [string, unknown][]) {
    if (member !== undefined) fields.set(wellFormed(key), encoded(member, secretsAt(secrets, key)));
  }
  return struct;
}

function encoded(value: unknown, secrets: Secrets | undefined): Value {
  const isLeaf = typeof value !== "object" || value === null;
  // A value that was partly secret and is a leaf now becomes secret as a whole.
  if (secrets === true || (secrets !== undefined && isLeaf))
    return secret(encoded(value, undefined));
  const message = new Value();
  if (value === UNKNOWN) return message.setStringValue(unknownSentinel);
  if (typeof value === "string") return message.setStringValue(wellFormed(value));
  if (typeof value === "number") return message.setNumberValue(value);
  if (typeof value === "boolean") return message.setBoolValue(value);
  if (isLeaf) return message.setNullValue(NullValue.NULL_VALUE);
  const shared = secrets === undefined ? messageOf(value) : undefined;
  if (shared !== undefined) return shared;
  if (!Array.isArray(value)) return message.setStructValue(encode(value, secrets));
  const items = value.map((item, index) => encoded(item, secretsAt(secrets, index)));
  return message.setListValue(new ListValue().setValuesList(items));
}

function secret(value: Value): Value {
  const struct = new Struct();
  const fields = struct.getFieldsMap();
  fields.set(signatureKey, new Value().setStringValue(secretSignature));
  fields.set("value", value);
  return new Value().setStructValue(struct);
}
