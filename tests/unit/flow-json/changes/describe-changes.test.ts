import fc from "fast-check";

import { describeChanges } from "../../../../provider/flow-json/changes/describe-changes";
import { documentChanges } from "../../../../provider/flow-json/changes/document-changes";
import {
  type Json,
  type JsonObject,
  unknownPlaceholder,
} from "../../../../provider/flow-json/json";

/** The description of the changes: at most `most` lines, and one for the rest. */
function linesOf(before: JsonObject, after: JsonObject, most = 12): readonly string[] {
  return describeChanges(documentChanges(before, after), most);
}

const text = (value: string) => ({ type: "TextBody", text: value });
const input = (name: string, rest: JsonObject = {}) => ({ type: "TextInput", name, ...rest });
const footer = (label: string) => ({ type: "Footer", label });
const screen = (id: string, ...children: Json[]) => ({
  id,
  title: `Screen ${id}`,
  layout: { type: "SingleColumnLayout", children },
});
const flow = (...screens: Json[]) => ({ version: "7.3", screens });

/** A document of one screen with these components. */
const on = (...children: Json[]) => flow(screen("FIRST", ...children));

describe("the changes of a document, one line each", () => {
  it.each(["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"])(
    "show a field that is named like a member of every object: %s",
    (name) => {
      const data = (...fields: string[]) =>
        Object.fromEntries(fields.map((field) => [field, { type: "string", __example__: "x" }]));
      const without = flow({ id: "A", data: data() });
      const having = flow({ id: "A", data: data(name) });
      const place = `screen A data.${name}`;

      expect(linesOf(without, having)).toEqual([
        `${place}: added {"type":"string","__example__":"x"}`,
      ]);
      expect(linesOf(having, without)).toEqual([
        `${place}: removed {"type":"string","__example__":"x"}`,
      ]);
    },
  );

  it.each<[string, JsonObject, JsonObject, readonly string[]]>([
    [
      "name screen, component, property, old and new",
      flow(screen("FIRST"), screen("SUMMARY", text("a"), footer("Book nower"))),
      flow(screen("FIRST"), screen("SUMMARY", text("a"), footer("Book it!"))),
      ['screen SUMMARY › Footer label: "Book nower" → "Book it!"'],
    ],
    [
      "name a component by its name, and all that it is in",
      on({ type: "Form", name: "f", children: [input("email", { required: false })] }),
      on({ type: "Form", name: "f", children: [input("email", { required: true })] }),
      ["screen FIRST › Form f › TextInput email required: false → true"],
    ],
    [
      "number components of the same words",
      on(text("a"), text("b"), text("c")),
      on(text("a"), text("x"), text("c")),
      ['screen FIRST › TextBody #2 text: "b" → "x"'],
    ],
    [
      "lead into branches",
      on({ type: "If", condition: "${data.a}", then: [text("a")], else: [text("b")] }),
      on({ type: "If", condition: "${data.a}", then: [text("a")], else: [text("c")] }),
      ['screen FIRST › If › else TextBody text: "b" → "c"'],
    ],
    [
      "lead into the cases of a Switch",
      on({ type: "Switch", value: "${data.a}", cases: { one: [text("a")], two: [text("b")] } }),
      on({ type: "Switch", value: "${data.a}", cases: { one: [text("a")], two: [text("c")] } }),
      ['screen FIRST › Switch › cases.two TextBody text: "b" → "c"'],
    ],
    [
      "lead into options",
      on({ type: "Dropdown", name: "city", "data-source": [{ id: "1", title: "Rome" }] }),
      on({ type: "Dropdown", name: "city", "data-source": [{ id: "1", title: "Roma" }] }),
      ['screen FIRST › Dropdown city › data-source 1 title: "Rome" → "Roma"'],
    ],
    [
      "have the path of a nested property",
      on({ ...footer("Go"), "on-click-action": { name: "complete", payload: { a: 1 } } }),
      on({ ...footer("Go"), "on-click-action": { name: "complete", payload: { b: 1 } } }),
      [
        "screen FIRST › Footer on-click-action.payload.a: removed 1",
        "screen FIRST › Footer on-click-action.payload.b: added 1",
      ],
    ],
    [
      "show an inserted screen as one change, besides that in another screen",
      flow(screen("A", text("a")), screen("B", text("b")), screen("C", text("c"))),
      flow(screen("N", text("n")), screen("A", text("a")), screen("B", text("b")), screen("C")),
      ["screen N: added", "screen C › TextBody: removed"],
    ],
    [
      "show a moved screen as one change",
      flow(screen("A"), screen("B"), screen("C"), screen("D")),
      flow(screen("B"), screen("C"), screen("D"), screen("A")),
      ["screen A: moved"],
    ],
    [
      "show what else changes in a moved screen",
      flow(screen("A", footer("Go")), screen("B"), screen("C")),
      flow(screen("B"), screen("C"), screen("A", footer("Stop"))),
      ["screen A: moved", 'screen A › Footer label: "Go" → "Stop"'],
    ],
    [
      "show an inserted component without a name as one change",
      on(text("a"), text("b"), text("c")),
      on(text("x"), text("a"), text("b"), text("c")),
      ["screen FIRST › TextBody #1: added"],
    ],
    [
      "show a removed component as one change, though others look the same",
      on(text(" "), text("a"), text(" "), text("b")),
      on(text("a"), text(" "), text("b")),
      ["screen FIRST › TextBody #1: removed"],
    ],
    [
      "recognize a renamed screen",
      flow(screen("A"), { ...screen("B"), title: "t" }),
      flow(screen("A"), { ...screen("C"), title: "t" }),
      ['screen B id: "B" → "C"'],
    ],
    [
      "recognize a component that has another type",
      on(input("email")),
      on({ type: "TextArea", name: "email" }),
      ['screen FIRST › TextInput email type: "TextInput" → "TextArea"'],
    ],
    [
      "include those outside of screens",
      { version: "7.2", routing_model: { A: ["B"], B: [] }, screens: [] },
      { version: "7.3", routing_model: { A: ["B", "C"], B: [], C: [] }, screens: [] },
      ['routing_model.A: ["B"] → ["B","C"]', "routing_model.C: added []", 'version: "7.2" → "7.3"'],
    ],
    [
      "mark a value that is not known yet",
      on(text("a"), { ...footer("a"), "on-click-action": {} }),
      on(text(unknownPlaceholder), { ...footer("a"), "on-click-action": {} }),
      ['screen FIRST › TextBody text: "a" → not known yet'],
    ],
    ["are none if only keys are in another order", on(text("a")), reversed(on(text("a"))), []],
    [
      "are none if a property that was null is missing",
      on({ ...text("a"), visible: null }),
      on(text("a")),
      [],
    ],
  ])("%s", (_what, before, after, lines) => {
    expect(linesOf(before, after)).toEqual(lines);
  });

  it("show where long texts differ, and only that part", () => {
    const long = "so much is said here ".repeat(1_000);

    const [line = ""] = linesOf(on(text(`${long}old`)), on(text(`${long}new`)));

    expect(line).toMatch(/^screen FIRST › TextBody text: "?….*old" → "?….*new"$/);
    expect(line.length).toBeLessThan(300);
  });

  it("are at most twelve, with the number of the others", () => {
    const all = (word: string) =>
      on(...Array.from({ length: 500 }, (_, index) => text(word + index)));

    const lines = linesOf(all("old"), all("new"));

    expect(lines).toHaveLength(13);
    expect(lines[0]).toBe('screen FIRST › TextBody #1 text: "old0" → "new0"');
    expect(lines.at(-1)).toBe("and 488 more");
  });

  it("are empty exactly for equal lists of any values", () => {
    const item = fc.record({ type: fc.constantFrom("A", "B"), name: fc.constantFrom("x", "y", 1) });
    fc.assert(
      fc.property(fc.array(item), fc.array(item), (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(linesOf(on(...one), on(...other)).length === 0).toBe(isSame);
        expect(linesOf(on(...one), on(...one))).toEqual([]);
      }),
    );
  });

  it("take one line for each item that was inserted, removed or moved separately", () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(names, fc.nat(), fc.nat(), (unique, from, to) => {
        const items = unique.map((name) => input(name));
        const rest = [...items];
        const taken = rest.splice(from % items.length, 1);
        const moved = [...rest];
        moved.splice(to % items.length, 0, ...taken);
        expect(linesOf(on(...rest), on(...items))).toHaveLength(1);
        expect(linesOf(on(...items), on(...rest))).toHaveLength(1);
        expect(linesOf(on(...items), on(...moved)).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

function reversed(document: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(document).reverse());
}
