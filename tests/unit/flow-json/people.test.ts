import type { Json, JsonObject } from "../../../provider/flow-json/json";
import { findingsIn } from "./meaning/cases";
import { aFlow, screensLeading } from "./meaning/documents";
import { validDocuments } from "./structure/mutations";

/**
 * Valid documents with typical human mistakes. A change that breaks one rule causes one finding, in
 * at least nine of ten cases.
 */

interface Tree {
  [key: string]: Json;
}

interface Place {
  readonly owner: Tree;
  readonly key: string;
  readonly path: string;
}

const withModel = (screens: readonly JsonObject[], routing_model: JsonObject): JsonObject => ({
  version: "7.3",
  routing_model,
  screens,
});

const chain = { A: ["B"], B: ["C"], C: ["D"], D: [] };
const fork = { A: ["B", "C"], B: ["D"], C: ["D"], D: [] };
const routed: readonly JsonObject[] = [chain, fork].flatMap((routes) =>
  ["6.2", "6.3", "7.0", "7.3"].map((version) => ({
    ...withModel(screensLeading(routes, ["D"]), routes),
    version,
  })),
);

const documents: readonly JsonObject[] = [
  aFlow(),
  ...routed,
  ...validDocuments.map((document) => document as JsonObject),
].filter((document) => findingsIn(document).length === 0);

/** Every member with a name of Meta's, not of the author's. */
function placesIn(node: Json, path = ""): readonly Place[] {
  if (Array.isArray(node)) {
    return node.flatMap((item: Json, index) => placesIn(item, `${path}[${index}]`));
  }
  if (typeof node !== "object" || node === null) return [];
  const owner = node as Tree;
  return Object.keys(owner).flatMap((key) => {
    const value = owner[key] ?? null;
    const inner = path === "" ? key : `${path}.${key}`;
    const isAuthors = ["payload", "routing_model", "init-values", "error-messages"].includes(key);
    if (key === "data" || key === "cases") {
      return Object.values(value as Tree).flatMap((part) =>
        key === "cases" ? placesIn(part, inner) : [],
      );
    }
    return [{ owner, key, path: inner }, ...(isAuthors ? [] : placesIn(value, inner))];
  });
}

/** All places of the flow with every component, and a sample of the others. */
const stride = 7;

/** The changed copies of the documents, by the place of the change. */
function changed(change: (place: Place) => boolean): readonly (readonly [string, JsonObject])[] {
  return documents.flatMap((original, number) =>
    placesIn(structuredClone(original)).flatMap(({ path }, index) => {
      if (number > 0 && (number + index) % stride > 0) return [];
      const document = JSON.parse(JSON.stringify(original)) as JsonObject;
      const place = placesIn(document)[index];
      return place !== undefined && change(place) ? [[path, document] as const] : [];
    }),
  );
}

/** The share of documents that have one finding, and those that have another number. */
function judged(mutants: readonly (readonly [string, JsonObject])[]) {
  const counts = mutants.map(
    ([path, document]) =>
      [path, findingsIn(document).map(({ code, path: at }) => `${code} ${at}`)] as const,
  );
  const wrong = counts.filter(([, findings]) => findings.length !== 1);
  return {
    share: 1 - wrong.length / counts.length,
    examples: wrong.slice(0, 20),
    all: counts.length,
  };
}

function expectOneEach(mutants: readonly (readonly [string, JsonObject])[]): void {
  const { share, examples, all } = judged(mutants);
  expect(all).toBeGreaterThan(3);
  expect({ isEnough: share >= 0.9, share, examples }).toMatchObject({ isEnough: true });
}

function rename({ owner, key }: Place, name: string): boolean {
  if (Object.hasOwn(owner, name)) return false;
  owner[name] = owner[key] ?? null;
  delete owner[key];
  return true;
}

const required = new Set(
  [
    "text label name data-source on-click-action src images list-items children condition then value",
    "cases id title layout screens next main-content",
  ].flatMap((line) => line.split(" ")),
);

describe("a valid document with one change has one finding", () => {
  it("if two letters of a property are swapped", () => {
    expectOneEach(
      changed((place) => {
        const { key } = place;
        const offset = key.length >> 1;
        const [one, other] = [key[offset - 1] ?? "", key[offset] ?? ""];
        return (
          one !== other &&
          rename(place, key.slice(0, offset - 1) + other + one + key.slice(offset + 1))
        );
      }),
    );
  });

  it("if a value has the wrong type", () => {
    expectOneEach(
      changed(({ owner, key }) => {
        const value = owner[key];
        if (key === "version" || key === "data_api_version") return false;
        owner[key] = typeof value === "number" ? "many" : 7;
        return true;
      }),
    );
  });

  it("if a required property is missing", () => {
    expectOneEach(
      changed(({ owner, key }) => {
        const isRequired =
          required.has(key) &&
          !(key === "title" && owner["layout"] === undefined && owner["id"] === undefined);
        if (!isRequired) return false;
        const before = JSON.stringify(owner);
        delete owner[key];
        return JSON.stringify(owner) !== before;
      }).filter(([, document]) => findingsIn(document).length > 0),
    );
  });

  it("if the version cannot exist", () => {
    expectOneEach(
      documents.flatMap((document) =>
        ["2024.0", "73.0", "1.0", "7.3.1", "v7.3", "6.7"].map(
          (version) => [version, { ...document, version }] as const,
        ),
      ),
    );
  });

  it("if a route is missing", () => {
    const mutants = routed.flatMap((document) => {
      const model = document["routing_model"] as Record<string, readonly string[]>;
      return Object.entries(model).flatMap(([from, to]) =>
        to.map((lost) => {
          const rest = { ...model, [from]: to.filter((name) => name !== lost) };
          return [
            `${from} ${lost} ${String(document["version"])}`,
            { ...document, routing_model: rest },
          ] as const;
        }),
      );
    });

    expectOneEach(mutants);
  });

  it("if the Footer of a terminal screen is missing", () => {
    const mutants = changed(({ owner, key }) => {
      const layout = owner["layout"] as { children: Json[] } | undefined;
      if (key !== "terminal" || layout === undefined) return false;
      const before = layout.children.length;
      layout.children = layout.children.filter((child) => (child as Tree)["type"] !== "Footer");
      return layout.children.length < before;
    });

    expectOneEach(mutants);
  });

  it("and none if two components are swapped", () => {
    const swapped = changed(({ owner, key }) => {
      const children = owner[key];
      if (key !== "children" || !Array.isArray(children) || children.length < 2) return false;
      owner[key] = [children[1] as Json, children[0] as Json, ...(children.slice(2) as Json[])];
      return true;
    });

    expect(swapped.length).toBeGreaterThan(3);
    expect(swapped.flatMap(([, document]) => findingsIn(document))).toEqual([]);
  });
});
