import type { JsonObject } from "../../../../provider/flow-json/json";
import {
  complete,
  documentOf,
  footer,
  modelOf,
  navigate,
  screenOf,
  visible,
  startedRun,
  tapFooter,
  textsOf,
} from "./support";

const visitor = { name: { type: "string", __example__: "Ada" } };

const order = documentOf([
  screenOf(
    "WELCOME",
    [
      { type: "TextHeading", text: "`'Hello ' ${data.name}`" },
      { type: "TextInput", name: "city", label: "City", required: true },
      {
        type: "RadioButtonsGroup",
        name: "size",
        label: "Size",
        "data-source": [
          { id: "s", title: "Small" },
          { id: "l", title: "Large" },
        ],
      },
      footer(navigate("CONFIRM", { city: "${form.city}", size: "${form.size}" })),
    ],
    { data: visitor },
  ),
  screenOf(
    "CONFIRM",
    [
      {
        type: "If",
        condition: "${data.size} == 'l'",
        then: [{ type: "TextBody", text: "A van comes." }],
        else: [{ type: "TextBody", text: "A bike comes." }],
      },
      {
        type: "Switch",
        value: "${data.size}",
        cases: {
          s: [{ type: "TextCaption", text: "Cheap" }],
          l: [{ type: "TextCaption", text: "Dear" }],
        },
      },
      { type: "OptIn", name: "agreed", label: "I agree", required: true },
      footer(
        complete({
          city: "${data.city}",
          size: "${screen.WELCOME.form.size}",
          agreed: "${form.agreed}",
        }),
      ),
    ],
    {
      terminal: true,
      data: {
        city: { type: "string", __example__: "Rome" },
        size: { type: "string", __example__: "s" },
      },
    },
  ),
]);

describe("a run from entry to completion", () => {
  it("begins with the examples of the entry screen", async () => {
    const run = await startedRun(order);

    expect(run.screen.id).toBe("WELCOME");
    expect(run.data).toStrictEqual({ name: "Ada" });
    expect(textsOf(run)).toStrictEqual(["Hello Ada"]);
  });

  it("stays on a screen with an empty required input, and at the end sends the payload with the token", async () => {
    const run = await startedRun(order, { flowToken: "t-1" });

    await tapFooter(run);
    expect([run.screen.id, run.inputs.get("city")?.error]).toStrictEqual([
      "WELCOME",
      "Fill this in.",
    ]);

    await run.enter("city", "Pune");
    expect(run.inputs.get("city")?.error).toBeUndefined();
    await run.enter("size", "l");
    await tapFooter(run);
    expect([run.screen.id, run.data]).toStrictEqual(["CONFIRM", { city: "Pune", size: "l" }]);
    expect(textsOf(run)).toStrictEqual(["A van comes.", "Dear"]);

    await run.enter("agreed", true);
    await run.tap(visible(run, "Footer"));
    expect(run.completion).toStrictEqual({
      by: "complete",
      isSuccess: true,
      payload: { city: "Pune", size: "l", agreed: true, flow_token: "t-1" },
    });
    expect(run.log.map(({ kind }) => kind)).toStrictEqual(["navigate", "complete"]);
  });
});

describe("a run whose document changes", () => {
  const named = (label: string, more: readonly JsonObject[] = []) =>
    documentOf([
      screenOf("ONE", [{ type: "TextInput", name: "name", label }, footer(navigate("TWO"))]),
      screenOf("TWO", [{ type: "TextBody", text: "${screen.ONE.form.name}" }, ...more]),
    ]);

  it("stays on its screen with what was entered", async () => {
    const run = await startedRun(named("Name"));
    await run.enter("name", "Ada");
    await tapFooter(run);

    run.continueWith(modelOf(named("Your name", [{ type: "TextBody", text: "New" }])));
    expect([run.screen.id, textsOf(run)]).toStrictEqual(["TWO", ["Ada", "New"]]);
    await run.back();
    expect(run.inputs.get("name")?.value).toBe("Ada");
  });

  it("starts again if its screens are gone", async () => {
    const run = await startedRun(named("Name"));
    run.continueWith(modelOf(documentOf([screenOf("OTHER", [])])));

    expect([run.screen.id, run.canGoBack]).toStrictEqual(["OTHER", false]);
  });
});

describe("initial values", () => {
  const data = {
    start: { type: "object", properties: {}, __example__: { name: "Ada", on: true } },
  };
  const inputs = [
    { type: "TextInput", name: "name", label: "N" },
    { type: "OptIn", name: "on", label: "O" },
  ];

  it.each<[string, JsonObject]>([
    ["of a Form", { "init-values": { name: "Ada", on: true } }],
    [
      "of a Form, from the data one by one",
      { "init-values": { name: "${data.start.name}", on: true } },
    ],
    ["of a Form, from the data", { "init-values": "${data.start}" }],
  ])("%s apply until something is entered", async (_, values) => {
    const form = { type: "Form", name: "f", children: inputs, ...values };
    const run = await startedRun(documentOf([screenOf("ONE", [form], { data })]));

    expect([...run.inputs.values()].map(({ value }) => value)).toStrictEqual(["Ada", true]);
    await run.enter("name", "");
    expect(run.inputs.get("name")?.value).toBe("");
  });

  it("of inputs may refer to each other", async () => {
    const one = { type: "TextInput", name: "one", label: "1", "init-value": "${form.two}" };
    const two = { type: "TextInput", name: "two", label: "2", "init-value": "`${form.one} 'x'`" };
    const run = await startedRun(documentOf([screenOf("ONE", [one, two])]));

    expect(run.inputs.get("one")?.value).toBe("x");
    await run.enter("one", "y");
    expect(run.inputs.get("two")?.value).toBe("yx");
  });
});
