import type { Json, JsonObject } from "../../../provider/flow-json/json";
import { findingsIn } from "./it-finds";
import { aDocumentWith, pathOf } from "./meaning/documents";
import { firstComponent, screenWith } from "./structure/documents";

/** A Form on the second screen, which declares no data for it. */
const formWith = (more: JsonObject, version = "7.3"): JsonObject =>
  aDocumentWith(
    ["version", version],
    [pathOf.addedToDetails, { type: "Form", name: "form", children: formChildren, ...more }],
  );

const formChildren: Json = [
  { type: "TextInput", name: "city", label: "City" },
  { type: "OptIn", name: "news", label: "News" },
];

describe("the checker accepts, like Meta,", () => {
  it.each<[string, JsonObject]>([
    ["init-values bound to an undeclared field", { "init-values": "${data.start}" }],
    ["error-messages bound to an undeclared field", { "error-messages": "${data.wrong}" }],
    ["an init-value bound to an undeclared field", { "init-values": { city: "${data.start}" } }],
    [
      "an error-message bound to an undeclared field of another screen",
      { "error-messages": { city: "${screen.WELCOME.data.wrong}" } },
    ],
  ])("%s, from 6.0", (_given, more) => {
    for (const version of ["6.0", "6.3", "7.3"]) {
      expect(findingsIn(formWith(more, version))).toEqual([]);
    }
  });

  it("a binding for any property of a CalendarPicker in range mode", () => {
    const field = (type: string) => ({
      type: "object",
      properties: { "start-date": { type }, "end-date": { type } },
      __example__: { "start-date": type === "string" ? "From" : true },
    });
    const bound = {
      label: "${data.texts}",
      "helper-text": "${data.texts}",
      required: "${data.flags}",
      "error-message": "${data.texts}",
      "init-value": "${data.texts}",
    };
    const picker = { type: "CalendarPicker", name: "stay", mode: "range", ...bound };

    expect(
      findingsIn(
        screenWith(
          { data: { texts: field("string"), flags: field("boolean") } },
          picker,
        ) as JsonObject,
      ),
    ).toEqual([]);
  });

  it("no label for a range that is bound to a single string", () => {
    const picker = { type: "CalendarPicker", name: "stay", mode: "range", label: "${data.text}" };

    const findings = findingsIn(
      screenWith({ data: { text: { type: "string", __example__: "Stay" } } }, picker),
    );

    expect(findings).toEqual([
      expect.objectContaining({
        code: "INVALID_SCREEN_DYNAMIC_DATA",
        path: `${firstComponent}.label`,
      }),
    ]);
  });
});

it("the checker accepts any initial choice if the id of an option is an expression", () => {
  const dropdown = (id: string) => ({
    type: "Dropdown",
    name: "color",
    label: "Color",
    "data-source": [{ id, title: "Red" }],
    "init-value": "red",
  });

  expect(findingsIn(screenWith({}, dropdown("`'red'`")))).toEqual([]);
  expect(findingsIn(screenWith({}, dropdown("blue")))).toEqual([
    expect.objectContaining({ code: "KALEYRA_UNKNOWN_INIT_VALUE" }),
  ]);
});
