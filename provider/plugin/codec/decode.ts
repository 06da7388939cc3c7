import { Struct, Value } from "google-protobuf/google/protobuf/struct_pb";

import { type PropertyBag, UNKNOWN } from "../../lifecycle/value";
import { secretSignature, signatureKey, unknownSentinels } from "../../signatures";
import { noteMessage } from "./messages";
import { type Secrets, secretsAt } from "./secrets";
import { Turns } from "./turns";

/** Properties as the lifecycle takes them, and which of them are secret. */
export interface Properties {
  readonly values: PropertyBag;
  readonly secrets?: Secrets;
}

/** Belongs to states that the dynamic provider wrote: its text. */
const providerText = "__provider";

/** Properties, document, list of screens: below these a document of any size is of small parts. */
const levelsInTurns = 3;

/**
 * Takes the properties in that the engine hands over; none at all is an empty bag. Between the screens of a large
 * document others have their turn.
 */
export async function decode(struct: Struct | undefined): Promise<Properties> {
  if (struct === undefined) return { values: {} };
  const decoding = new Decoding();
  const members = await decoding.membersInTurns(struct, levelsInTurns);
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
  readonly #turns = new Turns();

  async membersInTurns(struct: Struct, levels: number): Promise<Record<string, unknown>> {
    const members: Record<string, unknown> = {};
    for (const [key, message] of struct.getFieldsMap().entries()) {
      members[key] = await this.#valueInTurns({ message, levels }, members, key);
    }
    return members;
  }

  #members(struct: Struct): Record<string, unknown> {
    const members: Record<string, unknown> = {};
    struct.getFieldsMap().forEach((message, key) => {
      members[key] = this.#value(message, members, key);
    });
    return members;
  }

  /** @param container An object or a list that was decoded here. */
  secretsIn(container: unknown): Secrets | undefined {
    return this.#secrets.get(container);
  }

  /** @param container Where the value comes to stand, under the key. */
  async #valueInTurns(
    { message, levels }: { readonly message: Value; readonly levels: number },
    container: Container,
    key: string | number,
  ): Promise<unknown> {
    const struct = message.getStructValue();
    const list = message.getListValue();
    const isOuter =
      levels > 1 && (list !== undefined || (struct !== undefined && !isSecret(struct)));
    if (!isOuter) {
      await this.#turns.othersIfLong();
      return this.#value(message, container, key);
    }
    const value =
      struct === undefined
        ? await this.#itemsInTurns(list?.getValuesList() ?? [], levels - 1)
        : await this.membersInTurns(struct, levels - 1);
    return this.#inside(value, container, key);
  }

  async #itemsInTurns(messages: readonly Value[], levels: number): Promise<unknown[]> {
    const items: unknown[] = [];
    for (const message of messages) {
      items.push(await this.#valueInTurns({ message, levels }, items, items.length));
    }
    return items;
  }

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
        if (!isSecret(struct)) return this.#inside(this.#members(struct), container, key);
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
