import { type Struct, Value } from "google-protobuf/google/protobuf/struct_pb";

import { type PropertyBag, UNKNOWN } from "../../lifecycle/value";
import type { Secrets } from "./secrets";
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
  const { value, secrets } = members(struct);
  const { [providerText]: _, ...values } = value as Record<string, unknown>;
  return { values, ...(secrets !== undefined && { secrets }) };
}

interface Decoded {
  readonly value: unknown;
  readonly secrets?: Secrets | undefined;
}

const { KindCase } = Value;

function decoded(value: Value): Decoded {
  switch (value.getKindCase()) {
    case KindCase.STRING_VALUE: {
      const text = value.getStringValue();
      return { value: unknownSentinels.has(text) ? UNKNOWN : text };
    }
    case KindCase.NUMBER_VALUE:
      return { value: value.getNumberValue() };
    case KindCase.BOOL_VALUE:
      return { value: value.getBoolValue() };
    case KindCase.LIST_VALUE:
      return items(value.getListValue()?.getValuesList() ?? []);
    case KindCase.STRUCT_VALUE:
      return object(value.getStructValue());
    default:
      return { value: null };
  }
}

function object(struct: Struct | undefined): Decoded {
  if (struct === undefined) return { value: {} };
  const fields = struct.getFieldsMap();
  if (fields.get(signatureKey)?.getStringValue() !== secretSignature) return members(struct);
  const hidden = fields.get("value");
  return { value: hidden === undefined ? null : decoded(hidden).value, secrets: true };
}

function members(struct: Struct): Decoded {
  const parts: Part[] = [];
  struct.getFieldsMap().forEach((field, key) => parts.push([key, decoded(field)]));
  // From entries and not by assignment: a document may hold a key such as `__proto__`.
  const value = Object.fromEntries(parts.map(([key, part]) => [key, part.value]));
  return { value, secrets: secretsOf(parts) };
}

function items(list: readonly Value[]): Decoded {
  const parts = list.map((item, index): Part => [String(index), decoded(item)]);
  return { value: parts.map(([, part]) => part.value), secrets: secretsOf(parts) };
}

type Part = readonly [key: string, part: Decoded];

function secretsOf(parts: readonly Part[]): Secrets | undefined {
  const secret = parts.flatMap(([key, { secrets }]) =>
    secrets === undefined ? [] : [[key, secrets] as const],
  );
  return secret.length === 0 ? undefined : Object.fromEntries(secret);
}
