import {
  complete,
  documentOf,
  footer,
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

  it("refuses to go on with an empty required input, and then sends the payload with the token", async () => {
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
