import { CheckFailure, DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { Message } from "google-protobuf";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

type Json = Readonly<Record<string, unknown>>;

/** Fields that hold properties of a resource, of a provider or of a function. */
const structs = new Set(["olds", "news", "oldInputs", "inputs", "properties", "args", "return"]);

/**
 * Fills a message from its JSON form in the engine's log. A field that is newer than our stubs is
 * left out, as protobuf does.
 */
export function filled<Filled extends Message>(message: Filled, json: Json): Filled {
  for (const [field, value] of Object.entries(json)) {
    if (field === "detailedDiff") {
      const places = (message as unknown as DiffResponse).getDetaileddiffMap();
      for (const [path, { kind = "ADD", inputDiff = false }] of Object.entries(
        value as Record<string, { kind?: keyof typeof PropertyDiff.Kind; inputDiff?: boolean }>,
      )) {
        const place = new PropertyDiff().setKind(PropertyDiff.Kind[kind]).setInputdiff(inputDiff);
        places.set(path, place);
      }
    } else {
      setterOf(message, field)?.(valueOf(field, value));
    }
  }
  return message;
}

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

/** Generated setters differ in capitals, and those of lists end in `List`. */
function setterOf(message: Message, field: string): ((value: unknown) => void) | undefined {
  const wanted = [`set${field}`, `set${field}list`].map((name) => name.toLowerCase());
  const prototype = Object.getPrototypeOf(message) as Record<string, (value: unknown) => void>;
  const setter = Object.keys(prototype).find((name) => wanted.includes(name.toLowerCase()));
  return setter === undefined ? undefined : prototype[setter]?.bind(message);
}

/** A message as it can be compared: the order of maps does not count. */
export function plain(message: Message): unknown {
  return sorted(message.toObject());
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    const isMap = items.every((item) => Array.isArray(item) && item.length === 2);
    return isMap
      ? items.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
      : items;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, sorted(member)]));
}
