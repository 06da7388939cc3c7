import { Buffer } from "node:buffer";

import { documentOrText, documentText } from "../../../../provider/flow-json/document";
import { documentFindings } from "../../../../provider/flow-json/document-findings";
import type { JsonObject } from "../../../../provider/flow-json/json";
import { deepDocuments } from "../../../support/deep-documents";
import { findingsIn, textOf } from "../it-finds";
import { aDocument, aScreen, body, footer, input, showing } from "./documents";

/** A limit that even a slow machine keeps, and a quadratic algorithm does not. */
const enoughMs = 60_000;

function timed<Result>(run: () => Result): { readonly result: Result; readonly ms: number } {
  const start = performance.now();
  const result = run();
  return { result, ms: performance.now() - start };
}

describe("a hostile document", () => {
  it("may have 10 MB, and no byte more", () => {
    const megabytes = 10 * 1024 * 1024;
    // Letters of two bytes, so that a limit of characters would accept both documents.
    const start = "é".repeat(5_000_000);
    const rest = megabytes - Buffer.byteLength(textOf(showing(body({ text: start }))));
    const codesOf = (fill: number) =>
      findingsIn(showing(body({ text: start + "a".repeat(fill) }))).map(({ code }) => code);

    expect(codesOf(rest)).not.toContain("INVALID_FLOW_JSON");
    expect(codesOf(rest + 1)).toContain("INVALID_FLOW_JSON");
  });

  // An array or an object is one level, a component in an array two; the document itself is one.
  const deepest = (what: keyof typeof deepDocuments, levels: number) => {
    const levelsEach = what === "objects" || what === "lists" ? 1 : 2;
    return deepDocuments[what](Math.floor((levels - 1) / levelsEach));
  };
  const shapes = Object.keys(deepDocuments) as readonly (keyof typeof deepDocuments)[];

  it.each(shapes)("may have %s in 255 levels", (what) => {
    const text = deepest(what, 255);

    const codes = findingsIn(text).map(({ code }) => code);

    expect(codes).toEqual(["INVALID_PROPERTY_KEY"]);
    expect(documentOrText(text)).toEqual(JSON.parse(text));
    expect(documentText(JSON.parse(text) as JsonObject)).toContain("FIRST");
  });

  it.each(
    shapes.flatMap((what) => [257, 10_000, 1_000_000].map((levels) => [what, levels] as const)),
  )("is refused if it nests %s %d levels deep, as a string and as an object", (what, levels) => {
    const text = deepest(what, levels + 1);
    const object = JSON.parse(text) as JsonObject;

    for (const document of [text, documentText(object)]) {
      const { errors } = documentFindings({
        flowJson: document,
        checks: "Off",
        publish: false,
        endpoint: "unknown",
      });
      expect(errors.map(({ code }) => code)).toEqual(["KALEYRA_NESTED_TOO_DEEP"]);
      expect(findingsIn(document)).toEqual(errors);
    }
    expect(typeof documentOrText(text)).toBe("string");
    expect(typeof documentOrText(object)).toBe("string");
  });

  it("is checked in time with 100,000 mistakes", () => {
    const wrong = Array.from({ length: 100_000 }, () => body({ txt: 1 }));

    const { result, ms } = timed(() => findingsIn(showing(...wrong)));

    expect(result.filter(({ code }) => code === "INVALID_PROPERTY_KEY")).toHaveLength(100_000);
    expect(ms).toBeLessThan(enoughMs);
  });

  it("is checked in time if a key is there 100,000 times", () => {
    const repeated = Array.from({ length: 100_000 }, () => '"text":"Hello"').join(",\n");
    const text = textOf(showing(body())).replace('"text": "Hello"', repeated);

    const { result, ms } = timed(() => findingsIn(text));

    expect(result).toHaveLength(99_999);
    expect(ms).toBeLessThan(enoughMs);
  });

  it("is checked in time with 100,000 unknown keys", () => {
    const keys = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, index) => [`key${index}`, index]),
    );

    const { result, ms } = timed(() => findingsIn(showing(body(keys))));

    expect(result).toHaveLength(100_000);
    expect(ms).toBeLessThan(enoughMs);
  });

  it("is checked in time with 1,000 screens", () => {
    const screens = Array.from({ length: 1_000 }, () => aScreen([input(), body()]));

    const { result, ms } = timed(() => findingsIn(aDocument({ screens })));

    expect(result.map(({ code }) => code)).toContain("MAX_SCREENS_NUMBER");
    expect(ms).toBeLessThan(enoughMs);
  });

  it("has one finding for half surrogate pairs, raw and escaped", () => {
    const [raw, escaped] = ["\ud83d", "\\ud83d"];
    const text = textOf(showing(body({ text: "HERE" }))).replace("HERE", `${raw} ${escaped}`);

    expect(findingsIn(text).map(({ code }) => code)).toEqual(["KALEYRA_LOST_CHARACTER"]);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "has findings if all its names, and a key, are %s",
    (name) => {
      const component = { ...footer, type: name, "on-click-action": { name } };
      const screen = {
        id: name,
        unknownKey: "a",
        layout: { type: name, children: [component, input({ name })] },
      };
      // In an object of JavaScript, `__proto__` would not be a key.
      const text = textOf({ version: name, screens: [screen] }).replace("unknownKey", name);

      const findings = findingsIn(text);

      const codes = findings.map(({ code }) => code);
      expect(codes).toContain("INVALID_FLOW_JSON_VERSION");
      expect(codes).toContain("INVALID_TYPE_PROPERTY_VALUE");
      expect(findings).toContainEqual(
        expect.objectContaining({ code: "INVALID_PROPERTY_KEY", path: `screens[0].${name}` }),
      );
    },
  );
});
