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
      if (this.#turns.isOver()) await this.#turns.others();
      members[key] = isOuter(message, levels)
        ? this.#inside(await this.#containerInTurns(message, levels - 1), members, key)
        : this.#value(message, members, key);
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

  async #itemsInTurns(messages: readonly Value[], levels: number): Promise<unknown[]> {
    const items: unknown[] = [];
    for (const message of messages) {
      if (this.#turns.isOver()) await this.#turns.others();
      const value = isOuter(message, levels)
        ? this.#inside(await this.#containerInTurns(message, levels - 1), items, items.length)
        : this.#value(message, items, items.length);
      items.push(value);
    }
    return items;
  }

  #containerInTurns(message: Value, levels: number): Promise<Container> {
    const struct = message.getStructValue();
    return struct === undefined
      ? this.#itemsInTurns(message.getListValue()?.getValuesList() ?? [], levels)
      : this.membersInTurns(struct, levels);
  }

  /** @param container Where the value comes to stand, under the key. */
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

/** Whether a value is taken in by its parts, with turns for others in between. */
function isOuter(message: Value, levels: number): boolean {
  if (levels <= 1) return false;
  const struct = message.getStructValue();
  return message.getListValue() !== undefined || (struct !== undefined && !isSecret(struct));
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isSecret(struct: Struct): boolean {
  return struct.getFieldsMap().get(signatureKey)?.getStringValue() === secretSignature;
}
