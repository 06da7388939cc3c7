import type { Json, JsonObject } from "../../../provider/flow-json/json";

/** Typical human mistakes in valid documents: each breaks one rule. For `people.test.ts`. */

/** JSON that can be changed. */
export interface Tree {
  [key: string]: Json;
}

/** A member of an object in a document. */
export interface Place {
  readonly owner: Tree;
  readonly key: string;
  readonly path: string;
}

/** A changed copy of a document, and the path of the change. */
export interface Edited {
  readonly original: JsonObject;
  readonly document: JsonObject;
  readonly where: string;
}

/** Every member whose name is Meta's and not the author's. */
function placesIn(node: Json, path = ""): readonly Place[] {
  if (Array.isArray(node)) {
    return node.flatMap((item: Json, index) => placesIn(item, `${path}[${index}]`));
  }
  if (typeof node !== "object" || node === null) return [];
  const owner = node as Tree;
  return Object.keys(owner).flatMap((key) => {
    const value = owner[key] ?? null;
    const inner = path === "" ? key : `${path}.${key}`;
    const hasNamesOfAuthor = ["payload", "routing_model", "init-values", "error-messages"].includes(
      key,
    );
    if (key === "data") return [];
    // The author names the cases, but not what is in them.
    if (key === "cases") {
      return Object.values(value as Tree).flatMap((components) => placesIn(components, inner));
    }
    return [{ owner, key, path: inner }, ...(hasNamesOfAuthor ? [] : placesIn(value, inner))];
  });
}

/** Of the documents after the first, only every 31st place is changed, since each takes a check. */
const stride = 31;

/**
 * The documents with one change each: at every place of the first document, and at some of the
 * others.
 *
 * @param change Changes a copy of a document at a place, and returns whether it did.
 */
export function edited(
  documents: readonly JsonObject[],
  change: (place: Place) => boolean,
): readonly Edited[] {
  return documents.flatMap((original, number) =>
    placesIn(original).flatMap(({ path }, index) => {
      if (number > 0 && (number + index) % stride > 0) return [];
      const document = copyOf(original);
      const place = placesIn(document)[index];
      return place !== undefined && change(place) ? [{ original, document, where: path }] : [];
    }),
  );
}

function copyOf(document: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(document)) as JsonObject;
}

/** Gives a member another name, and keeps the order of the members. */
function rename({ owner, key }: Place, name: string): boolean {
  if (name === key || Object.hasOwn(owner, name)) return false;
  const entries = Object.entries(owner);
  for (const [member] of entries) delete owner[member];
  for (const [member, value] of entries) owner[member === key ? name : member] = value;
  return true;
}

/** Misspellings of a property, by kind. */
export const misspellings: Readonly<Record<string, (place: Place) => boolean>> = {
  "two letters are swapped": (place) => {
    const { key } = place;
    const middle = Math.floor(key.length / 2);
    const swapped = `${key[middle] ?? ""}${key[middle - 1] ?? ""}`;
    return rename(place, key.slice(0, middle - 1) + swapped + key.slice(middle + 1));
  },
  "a letter is missing": (place) =>
    place.key.length > 3 && rename(place, place.key.slice(0, 2) + place.key.slice(3)),
  "a letter is written twice": (place) => rename(place, place.key.slice(0, 2) + place.key.slice(1)),
  "it is a plural": (place) => rename(place, `${place.key}s`),
  "it is in camel case": (place) =>
    rename(
      place,
      place.key.replaceAll(/[-_]+(\w)/g, (_, letter: string) => letter.toUpperCase()),
    ),
  "it has the other dashes": (place) =>
    rename(
      place,
      place.key.includes("-") ? place.key.replaceAll("-", "_") : place.key.replaceAll("_", "-"),
    ),
  "it begins with a capital": (place) =>
    rename(place, place.key.charAt(0).toUpperCase() + place.key.slice(1)),
};

/** Values of another kind. */
export const wrongKinds: Readonly<Record<string, (place: Place) => boolean>> = {
  "it is a number": ({ owner, key }) => {
    if (key === "version" || key === "data_api_version") return false;
    owner[key] = typeof owner[key] === "number" ? "many" : 7;
    return true;
  },
  "it is an object or an array": ({ owner, key }) => {
    const value = owner[key] ?? null;
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    owner[key] = isObject ? ["x"] : { x: 1 };
    return true;
  },
  "it is null": ({ owner, key }) => {
    owner[key] = null;
    return true;
  },
  "a flag or a number is in quotes": ({ owner, key }) => {
    const value = owner[key] ?? null;
    if (typeof value !== "boolean" && typeof value !== "number") return false;
    owner[key] = String(value);
    return true;
  },
};

/** Properties that whatever has them requires, in most versions. */
const required = new Set(
  [
    "text name data-source on-click-action src images list-items children condition then value",
    "cases id title layout screens next main-content type version",
  ].flatMap((line) => line.split(" ")),
);

/** Removes a required property. */
export function dropRequired({ owner, key }: Place): boolean {
  // A title is required on a screen, which has a layout, and on an option, which has an id.
  const isOptionalTitle =
    key === "title" && owner["layout"] === undefined && owner["id"] === undefined;
  if (!required.has(key) || isOptionalTitle) return false;
  delete owner[key];
  return true;
}

/** Each route of the `routing_model` is left out once. */
export function withoutRoutes(documents: readonly JsonObject[]): readonly Edited[] {
  return documents.flatMap((original) => {
    const model = (original["routing_model"] ?? {}) as Record<string, readonly string[]>;
    return Object.entries(model).flatMap(([from, to]) =>
      to.map((target) => {
        const rest = { ...model, [from]: to.filter((name) => name !== target) };
        const document = { ...original, routing_model: rest } as JsonObject;
        return { original, document, where: `${from} ${target}` };
      }),
    );
  });
}

/** Removes the Footers of a terminal screen, also those in branches. Other screens may lack one. */
export function dropFooters({ owner, key }: Place): boolean {
  if (key !== "layout" || owner["terminal"] !== true) return false;
  let isDropped = false;
  const withoutFooters = (list: Json): Json =>
    (list as Json[]).flatMap((item) => {
      const component = item as Tree;
      if (component["type"] === "Footer") {
        isDropped = true;
        return [];
      }
      for (const slot of ["children", "then", "else"]) {
        if (Array.isArray(component[slot])) component[slot] = withoutFooters(component[slot]);
      }
      return [component];
    });
  const layout = owner["layout"] as Tree;
  layout["children"] = withoutFooters(layout["children"] ?? []);
  return isDropped;
}

/** Swaps the first two components of a screen or container. */
export function swapComponents({ owner, key }: Place): boolean {
  const children = owner[key];
  if (key !== "children" || !Array.isArray(children) || children.length < 2) return false;
  const [first = null, second = null, ...rest] = children as Json[];
  owner[key] = [second, first, ...rest];
  return true;
}
