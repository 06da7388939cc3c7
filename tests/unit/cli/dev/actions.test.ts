import type { Json, JsonObject } from "../../../../provider/flow-json/json";
import {
  complete,
  documentOf,
  endpointOf,
  exchange,
  footer,
  navigate,
  screenOf,
  startedRun,
  tapFooter,
  textsOf,
  visible,
} from "./support";

const stringField = (example: string): JsonObject => ({ type: "string", __example__: example });
const booleanField = (example: boolean): JsonObject => ({ type: "boolean", __example__: example });
const updateData = (payload: JsonObject): JsonObject => ({ name: "update_data", payload });

describe("a choice", () => {
  it("updates the data of its screen, first for the deselected option, then for the selected one", async () => {
    const states = (...ids: readonly string[]) => ids.map((id) => ({ id, title: id }));
    const country = (id: string, ...of: readonly string[]) => ({
      id,
      title: id,
      "on-select-action": updateData({
        states: states(...of),
        is_open: true,
        note: "`${form.country} '!'`",
      }),
      "on-unselect-action": updateData({ is_open: false }),
    });
    const list = { type: "array", items: { type: "object", properties: {} } };
    const run = await startedRun(
      documentOf([
        screenOf(
          "START",
          [
            {
              type: "RadioButtonsGroup",
              name: "country",
              label: "C",
              "data-source": "${data.countries}",
            },
            {
              type: "Dropdown",
              name: "state",
              label: "S",
              visible: "${data.is_open}",
              "data-source": "${data.states}",
            },
            { type: "TextBody", text: "${data.note}" },
            footer(complete({ state: "${form.state}" })),
          ],
          {
            data: {
              countries: {
                ...list,
                __example__: [country("USA", "NY", "CA"), country("Canada", "QC")],
              },
              states: { ...list, __example__: [] },
              is_open: booleanField(false),
              note: stringField("?"),
            },
          },
        ),
      ]),
    );
    expect(() => visible(run, "Dropdown")).toThrow("no Dropdown is shown");

    await run.enter("country", "USA");
    await run.enter("state", "NY");
    expect([run.data["states"], textsOf(run)]).toStrictEqual([states("NY", "CA"), ["USA!"]]);
    expect(run.isShown(visible(run, "Dropdown"))).toBe(true);

    await run.enter("country", "Canada");
    expect([run.data["is_open"], run.data["states"]]).toStrictEqual([true, states("QC")]);
    await tapFooter(run);
    expect(run.completion?.payload["state"]).toBe("");
    // USA selected; USA deselected and Canada selected.
    expect(run.log.filter(({ kind }) => kind === "update_data")).toHaveLength(3);
  });

  it("of a checkbox performs the actions of the component", async () => {
    const run = await startedRun(
      documentOf([
        screenOf(
          "START",
          [
            {
              type: "OptIn",
              name: "ok",
              label: "OK",
              "on-select-action": updateData({ note: "on" }),
              "on-unselect-action": updateData({ note: "off" }),
            },
            { type: "TextBody", text: "${data.note}" },
          ],
          { data: { note: stringField("-") } },
        ),
      ]),
    );

    await run.enter("ok", true);
    expect(textsOf(run)).toStrictEqual(["on"]);
    await run.enter("ok", false);
    expect(textsOf(run)).toStrictEqual(["off"]);
  });

  it.each<[JsonObject, Json]>([
    [{ type: "DatePicker", label: "D" }, "2027-01-10"],
    [{ type: "CalendarPicker", label: "D" }, "2027-01-10"],
    [{ type: "Dropdown", label: "D", "data-source": [{ id: "a", title: "A" }] }, "a"],
    [{ type: "CheckboxGroup", label: "D", "data-source": [{ id: "a", title: "A" }] }, ["a"]],
    [{ type: "ChipsSelector", label: "D", "data-source": [{ id: "a", title: "A" }] }, ["a"]],
  ])(
    "in %j asks the endpoint, and the other inputs keep their values",
    async (component, value) => {
      const input = {
        ...component,
        name: "choice",
        "on-select-action": exchange({ chosen: "${form.choice}" }),
      };
      const other = { type: "TextInput", name: "other", label: "O" };
      const screen = screenOf("START", [input, other, { type: "TextBody", text: "${data.note}" }], {
        data: { note: stringField("-"), kept: stringField("kept") },
      });
      const document = documentOf([screen], {
        data_api_version: "3.0",
        routing_model: { START: [] },
      });
      const endpoint = endpointOf({ screen: "START", data: { note: "taken" } });
      const run = await startedRun(document, { endpoint });

      await run.enter("other", "typed");
      await run.enter("choice", value);
      expect(endpoint.requests.map(({ data }) => data)).toStrictEqual([{ chosen: value }]);
      expect(textsOf(run)).toStrictEqual(["taken"]);
      expect([run.inputs.get("other")?.value, run.data["kept"]]).toStrictEqual(["typed", "kept"]);
    },
  );
});

describe("a tap", () => {
  it("on an entry of a NavigationList performs the entry's action, or the list's", async () => {
    const entry = (id: string, action?: JsonObject) => ({
      id,
      "main-content": { title: id },
      ...(action && { "on-click-action": action }),
    });
    const lists = [
      {
        type: "NavigationList",
        name: "one",
        "list-items": [entry("a", navigate("NEXT", { id: "own" })), entry("b")],
      },
      {
        type: "NavigationList",
        name: "two",
        "list-items": "${data.items}",
        "on-click-action": navigate("NEXT", { id: "${form.two}" }),
      },
    ];
    const items = {
      type: "array",
      items: { type: "object", properties: {} },
      __example__: [entry("x"), entry("y")],
    };
    const next = screenOf("NEXT", [], { data: { id: stringField("") } });
    const run = await startedRun(documentOf([screenOf("START", lists, { data: { items } }), next]));

    await run.tap(visible(run, "NavigationList"), 0);
    expect([run.screen.id, run.data]).toStrictEqual(["NEXT", { id: "own" }]);
    await run.back();
    await run.tap(visible(run, "NavigationList", 1), 1);
    expect([run.screen.id, run.data]).toStrictEqual(["NEXT", { id: "y" }]);
  });

  it("on a link logs the address or opens the screen, and does not validate", async () => {
    const run = await startedRun(
      documentOf([
        screenOf(
          "START",
          [
            { type: "TextInput", name: "name", label: "N", required: true },
            {
              type: "EmbeddedLink",
              text: "Shop",
              "on-click-action": { name: "open_url", url: "${data.url}" },
            },
            { type: "OptIn", name: "ok", label: "OK", "on-click-action": navigate("TERMS") },
          ],
          { data: { url: stringField("https://example.com/") } },
        ),
        screenOf("TERMS", [{ type: "RichText", text: ["# Terms", "All of them."] }]),
      ]),
    );

    await run.tap(visible(run, "EmbeddedLink"));
    expect(run.log).toStrictEqual([
      { kind: "open_url", screen: "START", url: "https://example.com/" },
    ]);
    await run.enter("name", "Ada");
    await run.tap(visible(run, "OptIn"));
    expect(run.screen.id).toBe("TERMS");
    await run.back();
    expect([run.screen.id, run.inputs.get("name")?.value]).toStrictEqual(["START", "Ada"]);
  });

  it("on a disabled button does nothing", async () => {
    const button = { ...footer(complete()), enabled: "`${form.name} != ''`" };
    const input = { type: "TextInput", name: "name", label: "N" };
    const run = await startedRun(documentOf([screenOf("START", [input, button])]));
    await tapFooter(run);
    expect(run.completion).toBeUndefined();
    await run.enter("name", "Ada");
    await tapFooter(run);
    expect(run.completion).toBeDefined();
  });

  it("on a button to a missing screen is logged as a problem", async () => {
    const run = await startedRun(documentOf([screenOf("START", [footer(navigate("LOST"))])]));

    await tapFooter(run);

    expect(run.log).toStrictEqual([
      { kind: "problem", screen: "START", problem: "There is no screen LOST." },
    ]);
  });

  it("does nothing while a response is awaited, nor after the end", async () => {
    let respond: (() => void) | undefined;
    const endpoint = {
      exchange: async () => {
        await new Promise<void>((resolve) => (respond = resolve));
        return { content: { screen: "SUCCESS", data: {} } };
      },
    };
    const screen = screenOf("START", [footer(exchange())], { terminal: true });
    const document = documentOf([screen], {
      data_api_version: "3.0",
      routing_model: { START: [] },
    });
    const run = await startedRun(document, { endpoint });

    const tapped = tapFooter(run);
    expect(run.isWaiting).toBe(true);
    await tapFooter(run);
    respond?.();
    await tapped;
    expect([run.isWaiting, run.log.length]).toStrictEqual([false, 1]);
    expect(run.log[0]).toMatchObject({
      problem: expect.stringMatching(/lacks extension_message_response/),
    });
    await tapFooter(run);
    expect(run.log).toHaveLength(1);
  });
});
