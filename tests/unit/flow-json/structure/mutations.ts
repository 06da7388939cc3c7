import fc from "fast-check";

import { findingsIn } from "../it-finds";
import { structureCases } from "./cases";
import type { Part } from "./documents";

/** Valid documents of many versions and with every component: the `near` ones of all cases. */
export const validDocuments: readonly Part[] = Object.values(structureCases)
  .flat()
  .flatMap(({ near }) => (typeof near === "string" ? [] : [near]))
  // The longest, e.g. that with a hundred screens, would slow the tests down.
  .filter((document) => JSON.stringify(document).length < 20_000)
  .filter((document) => findingsIn(document).every(({ severity }) => severity === "warning"));

/** A place in a document: the object, the key and the value. */
export interface Place {
  readonly owner: Record<string, unknown>;
  readonly key: string;
  readonly path: string;
}

/** Every member of every object in a copy of a document, except names that the author chooses. */
function placesIn(document: unknown, path = ""): readonly Place[] {
  if (Array.isArray(document)) {
    return document.flatMap((item, index) => placesIn(item, `${path}[${index}]`));
  }
  if (typeof document !== "object" || document === null) return [];
  const owner = document as Record<string, unknown>;
  return Object.entries(owner).flatMap(([key, value]) => {
    const inner = path === "" ? key : `${path}.${key}`;
    const hasNamesOfAuthor = [
      "payload",
      "data",
      "routing_model",
      "init-values",
      "error-messages",
    ].includes(key);
    // The author names the cases, but not what is in them.
    if (key === "cases") {
      const lists = Object.entries(value as object);
      return [
        { owner, key, path: inner },
        ...lists.flatMap(([name, list]) => placesIn(list, `${inner}.${name}`)),
      ];
    }
    return [{ owner, key, path: inner }, ...(hasNamesOfAuthor ? [] : placesIn(value, inner))];
  });
}

/** One of the documents, copied, and a place in it. */
export function aPlaceIn(
  documents: readonly Part[],
): fc.Arbitrary<{ readonly document: Part; readonly place: Place }> {
  return (
    fc
      .tuple(fc.constantFrom(...documents), fc.nat())
      .map(([original, index]) => {
        const document = structuredClone(original);
        const places = placesIn(document);
        return { document, place: places[index % places.length] };
      })
      // Only for the compiler: every document has a place.
      .filter((chosen): chosen is { document: Part; place: Place } => chosen.place !== undefined)
  );
}

/** Values of every type, and words and texts from the tables. */
const values = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    2.5,
    1e9,
    "",
    " ",
    "Hello",
    "hello_there",
    "A_B",
    "2026-01-31",
    "https://example.com",
    "${data.x}",
    "${form.email}",
    "${screen.ONLY.form.email}",
    "`1 == 1`",
    "Hello ${data.x}",
    "navigate",
    "complete",
    "open_url",
    "data_exchange",
    "update_data",
    "range",
    "single",
    "large",
    "bold",
    "TextBody",
    "Footer",
    "If",
    "RichText",
    "5.1",
    "4.0",
    "3.1",
    "6.2",
    [],
    ["a"],
    [{}],
    {},
    { "start-date": "a" },
    { "start-date": "a", "end-date": "b" },
    { name: "complete" },
    { type: "TextBody", text: "Hello" },
    [{ type: "TextBody", text: "Hello" }],
  ),
  fc.string(),
);

/** Names of properties of some components, screens or the document; `x` is of none. */
const keys = fc.constantFrom(
  "visible",
  "required",
  "enabled",
  "init-value",
  "error-message",
  "helper-text",
  "label",
  "description",
  "on-select-action",
  "on-click-action",
  "payload",
  "success",
  "terminal",
  "end",
  "image",
  "color",
  "left-caption",
  "center-caption",
  "label-variant",
  "min-days",
  "title",
  "data_channel_uri",
  "meta",
  "mode",
  "x",
);

/** One of the documents with something changed, removed or added. */
export function mutated(documents: readonly Part[]): fc.Arbitrary<Part> {
  return fc
    .tuple(aPlaceIn(documents), fc.constantFrom("change", "delete", "add"), values, keys)
    .map(([{ document, place }, operation, value, key]) => {
      if (operation === "delete") {
        delete place.owner[place.key];
      } else {
        place.owner[operation === "add" ? key : place.key] = structuredClone(value);
      }
      return document;
    });
}
