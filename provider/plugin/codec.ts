import { ListValue, NullValue, Struct, Value } from "google-protobuf/google/protobuf/struct_pb";

import { UNKNOWN } from "../lifecycle/value";
import {
  providerText,
  secretSignature,
  signatureKey,
  unknownSentinel,
  unknownSentinels,
} from "../signatures";
import { wellFormed } from "../text";
import { secretsAt, type Properties, type Secrets } from "./secrets";

/**
 * The message from which each object or array without secrets was decoded. It is sent again if the
 * value did not change, since encoding a document of megabytes takes long.
 */
const messageByValue = new WeakMap<object, Value>();

/** Decodes the engine's properties; missing ones become an empty object. */
export function decode(struct: Struct | undefined): Properties {
  if (struct === undefined) return { values: {} };
  const decoding = new Decoding();
  const members = decoding.members(struct);
  const secrets = decoding.secretsIn(members);
  struct.getFieldsMap().forEach((message, key) => {
    const value = members[key];
    // Values with secrets are encoded again, since other parts may be secret by then.
    const hasSecrets = secretsAt(secrets, key) !== undefined;
    if (isContainer(value) && !hasSecrets) messageByValue.set(value, message);
  });
  // In the state of a stack that switches from the dynamic provider.
  const { [providerText]: _providerText, ...values } = members;
  return { values, ...(secrets !== undefined && { secrets }) };
}

type Container = Record<string, unknown> | unknown[];

/**
 * One pass over the properties, which may contain a document of megabytes. Only secret parts are
 * recorded.
 */
class Decoding {
  /** The secrets of each container that has any, by key or index. */
  readonly #secrets = new Map<unknown, Record<string, Secrets>>();

  /** The members of an object as plain values. */
  members(struct: Struct): Record<string, unknown> {
    const members: Record<string, unknown> = {};
    struct.getFieldsMap().forEach((message, key) => {
      members[key] = this.#value(message, members, key);
    });
    return members;
  }

  /** @param container An object or an array that this class decoded. */
  secretsIn(container: unknown): Secrets | undefined {
    return this.#secrets.get(container);
  }

  /** @param container The object or array that receives the value at `key`. */
  #value(message: Value, container: Container, key: string | number): unknown {
    switch (message.getKindCase()) {
      case Value.KindCase.STRING_VALUE: {
        const text = message.getStringValue();
        return unknownSentinels.has(text) ? UNKNOWN : text;
      }
      case Value.KindCase.NUMBER_VALUE:
        return message.getNumberValue();
      case Value.KindCase.BOOL_VALUE:
        return message.getBoolValue();
      case Value.KindCase.LIST_VALUE: {
        const items = this.#items(message.getListValue()?.getValuesList() ?? []);
        return this.#withSecrets(items, container, key);
      }
      case Value.KindCase.STRUCT_VALUE: {
        const struct = message.getStructValue() ?? new Struct();
        if (!isSecret(struct)) return this.#withSecrets(this.members(struct), container, key);
        const wrapped = struct.getFieldsMap().get("value");
        const value = wrapped === undefined ? null : this.#value(wrapped, container, key);
        this.#note(true, container, key);
        return value;
      }
      default:
        return null;
    }
  }

  #items(messages: readonly Value[]): unknown[] {
    const items: unknown[] = [];
    for (const message of messages) items.push(this.#value(message, items, items.length));
    return items;
  }

  /** Returns a container inside another one, and records its secrets there too. */
  #withSecrets(value: Container, container: Container, key: string | number): Container {
    const secrets = this.#secrets.get(value);
    if (secrets !== undefined) this.#note(secrets, container, key);
    return value;
  }

  #note(secrets: Secrets, container: Container, key: string | number): void {
    this.#secrets.set(container, { ...this.#secrets.get(container), [key]: secrets });
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isSecret(struct: Struct): boolean {
  return struct.getFieldsMap().get(signatureKey)?.getStringValue() === secretSignature;
}

/** Encodes properties for the engine. A member that is `undefined` is left out. */
export function encode(properties: object, secrets?: Secrets): Struct {
  const struct = new Struct();
  const fields = struct.getFieldsMap();
  for (const [key, member] of Object.entries(properties) as [string, unknown][]) {
    if (member === undefined) continue;
    fields.set(wellFormed(key), encodeValue(member, secretsAt(secrets, key)));
  }
  return struct;
}

function encodeValue(value: unknown, secrets: Secrets | undefined): Value {
  const isLeaf = typeof value !== "object" || value === null;
  // A value that was partly secret and is a leaf now becomes secret as a whole.
  if (secrets === true || (secrets !== undefined && isLeaf)) {
    return secret(encodeValue(value, undefined));
  }
  const message = new Value();
  if (value === UNKNOWN) return message.setStringValue(unknownSentinel);
  if (typeof value === "string") return message.setStringValue(wellFormed(value));
  if (typeof value === "number") return message.setNumberValue(value);
  if (typeof value === "boolean") return message.setBoolValue(value);
  if (isLeaf) return message.setNullValue(NullValue.NULL_VALUE);
  // Decoded values never change, so their messages can be sent again.
  const shared = secrets === undefined ? messageByValue.get(value) : undefined;
  if (shared !== undefined) return shared;
  if (!Array.isArray(value)) return message.setStructValue(encode(value, secrets));
  const items = value.map((item, index) => encodeValue(item, secretsAt(secrets, index)));
  return message.setListValue(new ListValue().setValuesList(items));
}

/** Wraps a value in the engine's mark of a secret. */
function secret(value: Value): Value {
  const struct = new Struct();
  const fields = struct.getFieldsMap();
  fields.set(signatureKey, new Value().setStringValue(secretSignature));
  fields.set("value", value);
  return new Value().setStructValue(struct);
}
