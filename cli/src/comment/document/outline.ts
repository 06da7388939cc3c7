import { identifying } from "../../../../provider/flow-json/changes/align-lists";
import { textOf } from "../../../../provider/flow-json/changes/describe-changes";
import { labelsOf } from "../../../../provider/flow-json/changes/document-changes";
import { isJsonArray, isJsonObject, type Json } from "../../../../provider/flow-json/json";

/** The content of a screen, a component or an option, one line each, indented by depth. */
export function* outlineOf(item: Json, depth: number): Generator<string, void> {
  if (!isJsonObject(item)) return;
  for (const key of Object.keys(item).sort()) {
    const isInLabel = identifying.includes(key) && typeof item[key] === "string";
    if (!isInLabel) yield* outlineOfMember(key, item[key] ?? null, depth);
  }
}

function* outlineOfMember(key: string, value: Json, depth: number): Generator<string, void> {
  const line = (text: string, indent = depth) => `${"  ".repeat(indent)}${text}`;
  if (value === null) return;
  if (key === "layout") yield* outlineOf(value, depth);
  else if (isJsonArray(value) && value.some(isJsonObject)) {
    for (const [index, label] of labelsOf(value, key === "children" ? "" : key).entries()) {
      yield line(label);
      yield* outlineOf(value[index] ?? null, depth + 1);
    }
  } else if (isJsonObject(value) && Object.keys(value).length > 0) {
    yield line(`${key}:`);
    yield* outlineOf(value, depth + 1);
  } else yield line(`${key}: ${textOf(value)}`);
}
