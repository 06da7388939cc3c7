import { CheckFailure, DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { Message } from "google-protobuf";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

type Json = Readonly<Record<string, unknown>>;

/** The fields with properties of a resource, a provider or a function; a Struct in protobuf. */
const structs = new Set(["olds", "news", "oldInputs", "inputs", "properties", "args", "return"]);

/**
 * Fills a message from its JSON form in the engine's log (`PULUMI_DEBUG_GRPC`). A field that the
 * generated classes do not know yet is left out, as protobuf does.
 */
export function fill<Filled extends Message>(message: Filled, json: Json): Filled {
  for (const [field, value] of Object.entries(json)) {
    if (field === "detailedDiff") {
      // Only a DiffResponse has this field.
      fillDetailedDiff(message as unknown as DiffResponse, value as DetailedDiff);
    } else {
      setterOf(message, field)?.(valueOf(field, value));
    }
  }
  return message;
}

/** Protobuf's JSON omits a member with its default. */
type DetailedDiff = Readonly<
  Record<string, { readonly kind?: keyof typeof PropertyDiff.Kind; readonly inputDiff?: boolean }>
>;

function fillDetailedDiff(response: DiffResponse, detailedDiff: DetailedDiff): void {
  const map = response.getDetaileddiffMap();
  for (const [path, { kind = "ADD", inputDiff = false }] of Object.entries(detailedDiff)) {
    map.set(path, new PropertyDiff().setKind(PropertyDiff.Kind[kind]).setInputdiff(inputDiff));
  }
}

/** The value that the setter of a field takes. */
function valueOf(field: string, value: unknown): unknown {
  if (structs.has(field)) return Struct.fromJavaScript(value as never);
  if (field === "changes") {
    return DiffResponse.DiffChanges[value as keyof typeof DiffResponse.DiffChanges];
  }
  if (field === "failures") {
    return (value as { property?: string; reason: string }[]).map(({ property = "", reason }) =>
      new CheckFailure().setProperty(property).setReason(reason),
    );
  }
  return value;
}

/** The setter of a field: generated names have other capitals, and those of lists end in `List`. */
function setterOf(message: Message, field: string): ((value: unknown) => void) | undefined {
  const names = [`set${field}`, `set${field}list`].map((name) => name.toLowerCase());
  const prototype = Object.getPrototypeOf(message) as Record<string, (value: unknown) => void>;
  const setter = Object.keys(prototype).find((name) => names.includes(name.toLowerCase()));
  return setter === undefined ? undefined : prototype[setter]?.bind(message);
}

/** A message in a form that can be compared: maps are sorted. */
export function comparable(message: Message): unknown {
  return sorted(message.toObject());
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    // google-protobuf's form of a map.
    const isMap = items.every((item) => Array.isArray(item) && item.length === 2);
    return isMap
      ? items.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
      : items;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, sorted(member)]));
}
