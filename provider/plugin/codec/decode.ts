import { Struct, Value } from "google-protobuf/google/protobuf/struct_pb";

import { UNKNOWN } from "../../lifecycle/value";
import { secretSignature, signatureKey, unknownSentinels } from "../../signatures";
import { type Properties, type Secrets, secretsAt } from "./secrets";

/** The message from which each object or list without secrets was decoded. */
const messageByValue = new WeakMap<object, Value>();

/** The property of the provider's text in states that the dynamic provider wrote. */
const providerText = "__provider";

/** Decodes the engine's properties; missing ones become an empty object. */
export function decode(struct: Struct | undefined): Properties {
  if (struct === undefined) return { values: {} };
  const decoding = new Decoding();
  const members = decoding.members(struct);
  const secrets = decoding.secretsIn(members);
  struct.getFieldsMap().forEach((message, key) => {
    const value = members[key];
    // Values with secrets are encoded again, since other parts may be secret by then.
    if (isContainer(value) && secretsAt(secrets, key) === undefined)
      messageByValue.set(value, message);
  });
  const { [providerText]: _, ...values } = members;
  return { values, ...(secrets !== undefined && { secrets }) };
}

type Container = Record<string, unknown> | unknown[];

/**
 * One pass over the properties, which may contain a document of megabytes. Only secret parts are
 * recorded.
 */
class Decoding {
  readonly #secrets = new Map<unknown, Record<string, Secrets>>();

  members(struct: Struct): Record<string, unknown> {
    const members: Record<string, unknown> = {};
    struct.getFieldsMap().forEach((message, key) => {
      members[key] = this.#value(message, members, key);
    });
    return members;
  }

  /** @param container An object or a list that this class decoded. */
  secretsIn(container: unknown): Secrets | undefined {
    return this.#secrets.get(container);
  }

  /** @param container The object or list that receives the value at `key`. */
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
        return this.#inside(items, container, key);
      }
      case Value.KindCase.STRUCT_VALUE: {
        const struct = message.getStructValue() ?? new Struct();
        if (!isSecret(struct)) return this.#inside(this.members(struct), container, key);
        const hidden = struct.getFieldsMap().get("value");
        const value = hidden === undefined ? null : this.#value(hidden, container, key);
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

  #inside(value: Container, container: Container, key: string | number): Container {
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

/**
 * The message from which a value was decoded, if any. It can be sent again without encoding, since
 * decoded values are never changed.
 */
export function messageOf(value: object): Value | undefined {
  return messageByValue.get(value);
}
