import type { JsonObject } from "../../../../provider/flow-json/json";
import { findingsIn, itFinds } from "../it-finds";
import { edited, screensLeading } from "./documents";

const code = "INVALID_ROUTING_MODEL";

/** A flow of screens that lead to each other, with the same `routing_model`. */
function routed(
  targets: Readonly<Record<string, readonly string[]>>,
  terminal: readonly string[],
  more: JsonObject = {},
): JsonObject {
  const screens = screensLeading(targets, terminal);
  return { version: "7.3", routing_model: targets, screens, ...more };
}

const routes = { START: ["MIDDLE"], MIDDLE: ["END"], END: [] };
/** A flow of three screens with these routes, and another model. */
const withModel = (model: JsonObject | undefined, more: JsonObject = {}) =>
  edited(routed(routes, ["END"], more), [["routing_model", model]]);

describe("the routing model of a document", () => {
  itFinds([
    {
      given: "a model without any of the screens",
      bad: withModel({}),
      code,
      path: "routing_model",
      marks: "{}",
      hint: 'Add "START": ["MIDDLE"], "MIDDLE": ["END"].',
      near: withModel(routes),
    },
    {
      given: "a model without one of the screens",
      bad: withModel({ MIDDLE: ["END"] }),
      code,
      path: "routing_model",
      marks: "{",
      hint: 'Add "START": ["MIDDLE"].',
      near: withModel({ START: ["MIDDLE"], MIDDLE: ["END"] }),
    },
    {
      given: "a key that is not a screen",
      bad: withModel({ STRAT: ["MIDDLE"], MIDDLE: ["END"] }),
      code,
      path: "routing_model.STRAT",
      marks: '"STRAT"',
      hint: "Did you mean `START`?",
      near: withModel({ START: ["MIDDLE"], MIDDLE: ["END"] }),
    },
    {
      given: "a destination that is not a screen",
      bad: withModel({ START: ["MIDDLE", "SOMEWHERE_ELSE"], MIDDLE: ["END"] }),
      code,
      path: "routing_model.START[1]",
      marks: '"SOMEWHERE_ELSE"',
      near: withModel({ START: ["MIDDLE"], MIDDLE: ["END"] }),
    },
    {
      given: "a screen that leads to itself",
      bad: withModel({ ...routes, MIDDLE: ["MIDDLE", "END"] }),
      code,
      path: "routing_model.MIDDLE[0]",
      marks: '"MIDDLE"',
      near: withModel(routes),
    },
    {
      given: "a screen that leads back",
      bad: withModel({ ...routes, MIDDLE: ["END", "START"] }),
      code,
      path: "routing_model.MIDDLE[1]",
      marks: '"START"',
      hint: 'Back is automatic: remove "START" from the destinations of MIDDLE.',
      near: withModel(routes),
    },
    {
      given: "more than ten destinations",
      bad: fanOut(11),
      code,
      path: "routing_model.START[10]",
      marks: '"TOK"',
      near: fanOut(10),
    },
    {
      given: "more than ten navigations without a model",
      bad: edited(fanOut(11), [["routing_model", undefined]]),
      code,
      path: "screens[0].layout.children[0].list-items[10].on-click-action.next.name",
      marks: '"TOK"',
      near: edited(fanOut(10), [["routing_model", undefined]]),
    },
    {
      given: "a navigation that the model does not allow",
      bad: withModel({ START: ["MIDDLE"], MIDDLE: [], END: [] }, { version: "6.2" }),
      code,
      path: "screens[1].layout.children[0].on-click-action.next.name",
      marks: '"END"',
      hint: 'Add "END" to the destinations of MIDDLE in `routing_model`.',
      near: withModel(routes, { version: "6.2" }),
    },
    {
      given: "navigations that leave no entry screen, from 7.3",
      bad: routed({ START: ["MIDDLE"], MIDDLE: ["END"], END: ["START"] }, ["END"]),
      code,
      path: "routing_model.END[0]",
      marks: '"START"',
      hint: "remove the route from END to START",
      near: routed({ START: ["MIDDLE"], MIDDLE: ["END"], END: [] }, ["END"]),
    },
    {
      given: "a navigation back, from 7.3",
      bad: edited(routed({ START: ["MIDDLE"], MIDDLE: ["END", "START"], END: [] }, ["END"]), [
        ["routing_model", routes],
      ]),
      code,
      path: "screens[1].layout.children[1].on-click-action.next.name",
      marks: '"START"',
      near: edited(
        routed({ START: ["MIDDLE"], MIDDLE: ["END", "START"], END: [] }, ["END"], {
          version: "7.2",
        }),
        [["routing_model", routes]],
      ),
    },
    {
      given: "screens in two unconnected groups",
      bad: routed({ START: ["END"], END: [], OTHER: ["LAST"], LAST: [] }, ["END", "LAST"]),
      code,
      path: "screens[2].id",
      marks: '"OTHER"',
      hint: 'Add "OTHER" to the destinations of the screen that leads to OTHER in `routing_model`',
      near: routed({ START: ["END", "OTHER"], END: [], OTHER: ["LAST"], LAST: [] }, [
        "END",
        "LAST",
      ]),
    },
    {
      given: "a terminal screen that nothing leads to, and the model omits",
      bad: edited(routed({ START: ["END"], END: [], LAST: [] }, ["END", "LAST"]), [
        ["routing_model", { START: ["END"] }],
      ]),
      code,
      severity: "warning",
      path: "screens[2].id",
      marks: '"LAST"',
      near: edited(routed({ START: ["END", "LAST"], END: [], LAST: [] }, ["END", "LAST"]), [
        ["routing_model", { START: ["END", "LAST"] }],
      ]),
    },
    {
      given: "a screen that a Footer leads to, and from which no terminal screen can be reached",
      bad: sidePage("Footer"),
      code,
      severity: "warning",
      path: "screens[1].id",
      marks: '"OTHER"',
      near: sidePage("EmbeddedLink"),
    },
    {
      given: "a cycle of several screens",
      bad: routed({ START: ["ONE"], ONE: ["TWO"], TWO: ["END"], END: ["ONE"] }, ["END"]),
      code: "KALEYRA_ROUTING_CYCLE",
      severity: "warning",
      path: "routing_model.END[0]",
      marks: '"ONE"',
      near: routed({ START: ["ONE"], ONE: ["TWO"], TWO: ["END"], END: [] }, ["END"]),
    },
  ]);

  it("gets a warning for missing navigations from 6.3 to 7.2", () => {
    const findings = findingsIn(
      withModel({ START: ["MIDDLE", "END"], MIDDLE: [], END: [] }, { version: "7.2" }),
    );

    expect(findings.map(({ code: found, severity }) => [found, severity])).toEqual([
      [code, "warning"],
    ]);
  });

  it("may be missing if there is no endpoint", () => {
    expect(findingsIn(withModel(undefined))).toEqual([]);
  });
});

describe("the routing of a document without a model", () => {
  const derived = (
    targets: Readonly<Record<string, readonly string[]>>,
    terminal: readonly string[],
  ) => edited(routed(targets, terminal), [["routing_model", undefined]]);
  itFinds([
    {
      given: "screens that lead to each other",
      bad: derived({ START: ["END"], END: ["START"] }, ["END"]),
      code,
      path: "screens[1].layout.children[0].on-click-action.next.name",
      marks: '"START"',
      near: derived({ START: ["END"], END: [] }, ["END"]),
    },
    {
      given: "a screen that nothing leads to or from",
      bad: derived({ START: ["END"], END: [], OTHER: [] }, ["END", "OTHER"]),
      code,
      path: "screens[2].id",
      marks: '"OTHER"',
      hint: "Add a `navigate` to OTHER",
      near: derived({ START: ["END", "OTHER"], END: [], OTHER: [] }, ["END", "OTHER"]),
    },
  ]);

  it("is not checked if a NavigationList gets its entries when the flow runs", () => {
    const entries = {
      type: "array",
      items: {
        type: "object",
        properties: {
          id: { type: "string" },
          "main-content": { type: "object", properties: { title: { type: "string" } } },
        },
      },
      __example__: [],
    };
    const document = edited(derived({ START: [], END: [], OTHER: [] }, ["END", "OTHER"]), [
      ["screens[0].data", { entries }],
      [
        "screens[0].layout.children[0]",
        { type: "NavigationList", name: "list", "list-items": "${data.entries}" },
      ],
    ]);

    expect(findingsIn(document).filter((finding) => finding.code === code)).toEqual([]);
  });
});

function to(name: string): JsonObject {
  return { name: "navigate", next: { type: "screen", name }, payload: {} };
}

/** A flow whose first screen leads to this number of others. */
function fanOut(count: number): JsonObject {
  const names = Array.from({ length: count }, (_, index) => `TO${String.fromCharCode(65 + index)}`);
  const entries = names.map((name) => ({
    id: name,
    "main-content": { title: name },
    "on-click-action": to(name),
  }));
  const targets = { START: [], ...Object.fromEntries(names.map((name) => [name, []])) };
  return edited(
    { version: "7.3", routing_model: { START: names }, screens: screensLeading(targets, names) },
    [
      [
        "screens[0].layout.children[0]",
        { type: "NavigationList", name: "list", "list-items": entries },
      ],
    ],
  );
}

/** A flow whose first screen leads by this component to OTHER, which has nothing that leads on. */
function sidePage(type: "EmbeddedLink" | "Footer"): JsonObject {
  const text = type === "Footer" ? "label" : "text";
  return edited(routed({ START: ["OTHER", "END"], OTHER: [], END: [] }, ["END"]), [
    ["screens[0].layout.children[0]", { type, [text]: "More", "on-click-action": to("OTHER") }],
  ]);
}
