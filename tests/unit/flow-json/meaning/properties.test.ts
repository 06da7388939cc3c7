import fc from "fast-check";

import type { Json, JsonObject } from "../../../../provider/flow-json/json";
import { findingsIn } from "../it-finds";
import { aDocumentWith, edited, screensLeading } from "./documents";

/** Routes between some screens: every screen but the first is the target of an earlier one. */
const routes = fc
  .integer({ min: 2, max: 8 })
  .chain((count) =>
    fc.tuple(...Array.from({ length: count - 1 }, (_, index) => fc.nat({ max: index }))),
  )
  .map((parents) => {
    const ids = [
      "START",
      ...parents.map((_, index) => `SCREEN_${String.fromCharCode(65 + index)}`),
    ];
    const targets: Record<string, string[]> = Object.fromEntries(ids.map((id) => [id, []]));
    parents.forEach((parent, index) => {
      const from = targets[ids[parent] ?? ""] ?? [];
      // A screen has at most two links; one more is on the previous screen.
      if (from.length < 2) from.push(ids[index + 1] ?? "");
      else targets[ids[index] ?? ""]?.push(ids[index + 1] ?? "");
    });
    return targets;
  })
  .filter((targets) => Object.values(targets).every(({ length }) => length <= 2));

function flowOf(targets: Readonly<Record<string, readonly string[]>>): JsonObject {
  const ends = Object.keys(targets).filter((id) => targets[id]?.length === 0);
  return { version: "7.3", routing_model: targets, screens: screensLeading(targets, ends) };
}

function edgesOf(targets: Readonly<Record<string, readonly string[]>>) {
  return Object.entries(targets).flatMap(([from, names]) => names.map((to) => [from, to] as const));
}

const errorsIn = (document: JsonObject) =>
  findingsIn(document).filter(({ severity }) => severity === "error");

/** Every text in a document, by its path. */
function* textsIn(value: Json, path = ""): Generator<readonly [string, string]> {
  if (typeof value === "string") yield [path, value];
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const inner = Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    yield* textsIn(member, inner);
  }
}

describe("a flow whose screens lead forward", () => {
  it("has no errors", () => {
    fc.assert(fc.property(routes, (targets) => expect(errorsIn(flowOf(targets))).toEqual([])));
  });

  it("has a finding if an edge of its model is missing", () => {
    fc.assert(
      fc.property(routes, fc.nat(), (targets, pick) => {
        const edges = edgesOf(targets);
        const [from = "", to] = edges[pick % edges.length] ?? [];
        const model = { ...targets, [from]: targets[from]?.filter((name) => name !== to) ?? [] };
        const document = edited(flowOf(targets), [["routing_model", model]]);

        expect(errorsIn(document).map(({ code }) => code)).toEqual(["INVALID_ROUTING_MODEL"]);
      }),
    );
  });

  it("has a finding if its model has an edge in both directions", () => {
    fc.assert(
      fc.property(routes, fc.nat(), (targets, pick) => {
        const edges = edgesOf(targets);
        const [from = "", to = ""] = edges[pick % edges.length] ?? [];
        const model = { ...targets, [to]: [...(targets[to] ?? []), from] };
        const document = edited(flowOf(targets), [["routing_model", model]]);

        expect(errorsIn(document).map(({ hint }) => hint)).toEqual([
          `Back is automatic: remove "${from}" from the destinations of ${to}.`,
        ]);
      }),
    );
  });

  it("has a finding if a navigation leads to a missing screen", () => {
    fc.assert(
      fc.property(routes, fc.nat(), (targets, pick) => {
        const flow = flowOf(targets);
        const names = [...textsIn(flow)].filter(([path]) => path.endsWith("next.name"));
        const [path = ""] = names[pick % names.length] ?? [];
        const document = edited(flow, [[path, "NOWHERE_AT_ALL"]]);

        expect(errorsIn(document).map(({ code, path: at }) => [code, at])).toEqual([
          ["INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME", path],
        ]);
      }),
    );
  });
});

describe("a flow with one changed name", () => {
  const flow = aDocumentWith();
  const texts = [...textsIn(flow)];

  it.each(texts.filter(([, text]) => /\$\{/.test(text)))(
    "has a finding if the binding at %s is misspelled",
    (path, text) => {
      const document = edited(flow, [[path, text.replace(/\}/, "_x}")]]);

      const errors = errorsIn(document);

      expect(errors.map((error) => error.path)).toEqual([path]);
    },
  );

  it.each(
    Object.entries((flow["screens"] as readonly JsonObject[])[0]?.["data"] ?? {}).map(
      ([name]) => name,
    ),
  )("has a finding if the field %s has another name", (name) => {
    const data = (flow["screens"] as readonly { readonly data: JsonObject }[])[0]?.data ?? {};
    const renamed = Object.fromEntries(
      Object.entries(data).map(([key, field]) => [key === name ? `${key}_old` : key, field]),
    );

    const errors = errorsIn(edited(flow, [["screens[0].data", renamed]]));

    expect(errors.length).toBeGreaterThan(0);
    expect(errors.every(({ message }) => message.includes(`\`${name}\``))).toBe(true);
  });

  it.each(texts.filter(([path]) => path.endsWith(".name") && path.includes("layout")))(
    "has a finding if the name at %s changes, unless it is an input's that nothing refers to",
    (path, name) => {
      const isReferenced = texts.some(([, text]) => text.includes(`form.${name}}`));

      const errors = errorsIn(edited(flow, [[path, `${name}_old`]]));

      // The other names are those of actions and targets.
      const isInput = /children\[\d\]\.name$/.test(path);
      expect(errors.length > 0).toBe(isReferenced || !isInput);
    },
  );
});
