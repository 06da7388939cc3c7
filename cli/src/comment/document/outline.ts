import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
} from "../../../../provider/flow-json/json";

/** A line of the outline: a screen, a component or a property. */
export interface OutlineLine {
  readonly text: string;
  readonly depth: number;
  /** The line that this one is below. */
  readonly parent: OutlineLine | undefined;
  /** Place and text; lines with the same key are the same. */
  readonly key: string;
}

/** The properties that identify an object; they are in the object's own line. */
const identifying = ["type", "name", "id"];

/**
 * A document as lines, so that two can be compared: screens by their ids, components by their
 * types and names. The order of keys has no meaning, and null is the same as absent.
 */
export function outlineOf(document: JsonObject): readonly OutlineLine[] {
  const lines: OutlineLine[] = [];
  const add = (text: string, parent: OutlineLine | undefined): OutlineLine => {
    const line = {
      text,
      parent,
      depth: parent === undefined ? 0 : parent.depth + 1,
      key: `${parent?.key ?? ""}\n${text}`,
    };
    lines.push(line);
    return line;
  };
  const addMembers = (object: JsonObject, parent: OutlineLine | undefined, known: string[]) => {
    for (const key of Object.keys(object).sort()) {
      if (!known.includes(key)) addValue(key, object[key] ?? null, parent);
    }
  };
  const addValue = (key: string, value: Json, parent: OutlineLine | undefined) => {
    if (value === null) return;
    if (isJsonObject(value) && Object.keys(value).length > 0) {
      addMembers(value, key === "layout" ? parent : add(`${key}:`, parent), []);
    } else if (isJsonArray(value) && value.some(isJsonObject)) {
      const list = key === "screens" || key === "children" ? parent : add(`${key}:`, parent);
      for (const item of value) addItem(key, item, list);
    } else {
      add(`${key}: ${JSON.stringify(value)}`, parent);
    }
  };
  const addItem = (list: string, item: Json, parent: OutlineLine | undefined) => {
    if (!isJsonObject(item)) return void add(`- ${JSON.stringify(item)}`, parent);
    const named = list === "screens" ? ["id"] : identifying.filter((key) => isWord(item[key]));
    const words = named.map((key) => item[key]).filter(isWord);
    const title = [list === "screens" ? "screen" : "", ...words].filter(Boolean).join(" ");
    addMembers(
      item,
      add(title === "" ? "-" : title, parent),
      named.filter((key) => isWord(item[key])),
    );
  };
  addMembers(document, undefined, []);
  return lines;
}

function isWord(value: Json | undefined): value is string {
  return typeof value === "string" && value !== "";
}
