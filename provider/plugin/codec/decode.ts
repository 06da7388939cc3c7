import { type Struct, Value } from "google-protobuf/google/protobuf/struct_pb";

import { type PropertyBag, UNKNOWN } from "../../lifecycle/value";
import { noteMessage } from "./messages";
import { type Secrets, secretsAt } from "./secrets";
import { secretSignature, signatureKey, unknownSentinels } from "./signatures";

/** Properties as the lifecycle takes them, and which of them are secret. */
export interface Properties {
  readonly values: PropertyBag;
  readonly secrets?: Secrets;
}

/** Belongs to states that the dynamic provider wrote: its text. */
const providerText = "__provider";

/** Takes the properties in that the engine hands over; none at all is an empty bag. */
export function decode(struct: Struct | undefined): Properties {
  if (struct === undefined) return { values: {} };
  const decoding = new Decoding();
  const members = decoding.members(struct);
  const secrets = decoding.secretsIn(members);
  struct.getFieldsMap().forEach((message, key) => {
    const value = members[key];
    // What is secret is built anew: by then something else may be.
    if (isContainer(value) && secretsAt(secrets, key) === undefined) noteMessage(value, message);
  });
  const { [providerText]: _, ...values } = members;
  return { values, ...(secrets !== undefined && { secrets }) };
}

type Container = Record<string, unknown> | unknown[];

/** One pass over properties, which may hold a document of megabytes: only what is secret costs more than its value. */
class Decoding {
  readonly #secrets = new Map<unknown, Record<string, Secrets>>();

  members(struct: Struct): Record<string, unknown> {
    const members: Record<string, unknown> = {};
    struct.getFieldsMap().forEach((field, key) => {
      const value = this.#value(field);
      members[key] = value;
      this.#noteSecrets(members, key, { field, value });
    });
    return members;
  }

  /** @param container An object or a list that was decoded here. */
  secretsIn(container: unknown): Secrets | undefined {
    return this.#secrets.get(container);
  }

  #value(message: Value): unknown {
    switch (message.getKindCase()) {
      case Value.KindCase.STRING_VALUE: {
        const text = message.getStringValue();
        return unknownSentinels.has(text) ? UNKNOWN : text;
      }
      case Value.KindCase.NUMBER_VALUE:
        return message.getNumberValue();
      case Value.KindCase.BOOL_VALUE:
        return message.getBoolValue();
      case Value.KindCase.LIST_VALUE:
        return this.#items(message.getListValue()?.getValuesList() ?? []);
      case Value.KindCase.STRUCT_VALUE:
        return this.#object(message.getStructValue());
      default:
        return null;
    }
  }

  #object(struct: Struct | undefined): unknown {
    if (struct === undefined) return {};
    if (!isSecret(struct)) return this.members(struct);
    const hidden = struct.getFieldsMap().get("value");
    return hidden === undefined ? null : this.#value(hidden);
  }

  #items(messages: readonly Value[]): unknown[] {
    const items: unknown[] = [];
    for (const [at, field] of messages.entries()) {
      const value = this.#value(field);
      items.push(value);
      this.#noteSecrets(items, String(at), { field, value });
    }
    return items;
  }

  #noteSecrets(container: Container, key: string, { field, value }: Decoded): void {
    const secrets = isSecret(field.getStructValue()) ? true : this.#secrets.get(value);
    if (secrets === undefined) return;
    this.#secrets.set(container, { ...this.#secrets.get(container), [key]: secrets });
  }
}

interface Decoded {
  readonly field: Value;
  readonly value: unknown;
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isSecret(struct: Struct | undefined): boolean {
  return struct?.getFieldsMap().get(signatureKey)?.getStringValue() === secretSignature;
}
