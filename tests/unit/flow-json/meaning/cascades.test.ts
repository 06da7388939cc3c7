import { type JsonObject, unknownPlaceholder } from "../../../../provider/flow-json/json";
import { findingsIn } from "../it-finds";
import { aDocumentWith, edited, pathOf, screensLeading, type Edit } from "./documents";

const codesIn = (document: JsonObject) => findingsIn(document).map(({ code }) => code);

/** With an endpoint and a routing model, whose rules could report consequences too. */
const withModel = (...edits: readonly Edit[]) =>
  aDocumentWith(
    ["data_api_version", "3.0"],
    ["routing_model", { WELCOME: ["DETAILS"], DETAILS: [] }],
    ...edits,
  );

describe("a mistake with possible consequences", () => {
  it.each<[string, string, readonly Edit[]]>([
    ["a screen without an id", "MISSING_REQUIRED_PROPERTY", [["screens[1].id", undefined]]],
    ["a screen id of another type", "INVALID_PROPERTY_TYPE", [["screens[1].id", 7]]],
    ["a screen that is a string", "INVALID_PROPERTY_TYPE", [["screens[2]", "DETAILS"]]],
    ["a misspelled component", "INVALID_PROPERTY_VALUE", [[`${pathOf.email}.type`, "TextInptu"]]],
    ["a misspelled Footer", "INVALID_PROPERTY_VALUE", [[`${pathOf.send}.type`, "Foter"]]],
    [
      "a component without a type",
      "MISSING_REQUIRED_TYPE_PROPERTY",
      [[`${pathOf.email}.type`, undefined]],
    ],
    ["an input without a name", "MISSING_REQUIRED_PROPERTY", [[`${pathOf.email}.name`, undefined]]],
    ["a component that is a string", "INVALID_PROPERTY_TYPE", [[pathOf.email, "TextInput"]]],
    [
      "a layout without children",
      "MISSING_REQUIRED_PROPERTY",
      [["screens[1].layout.children", undefined]],
    ],
    ["data that are an array", "INVALID_PROPERTY_TYPE", [["screens[0].data", []]]],
    [
      "a field that is not an object",
      "INVALID_SCREEN_DATA",
      [["screens[0].data.headline", "string"]],
    ],
    [
      "a field without a type",
      "INVALID_SCREEN_DATA",
      [["screens[0].data.headline.type", undefined]],
    ],
    [
      "an array without items",
      "INVALID_SCREEN_DATA",
      [["screens[0].data.countries.items", undefined]],
    ],
    [
      "an action without a name",
      "MISSING_REQUIRED_PROPERTY",
      [[`${pathOf.next}.on-click-action.name`, undefined]],
    ],
    [
      "a navigate without a target",
      "MISSING_REQUIRED_PROPERTY",
      [[`${pathOf.next}.on-click-action.next`, undefined]],
    ],
    [
      "a target that does not exist",
      "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME",
      [[`${pathOf.next}.on-click-action.next.name`, "ELSEWHERE"]],
    ],
    [
      "a misspelled field in a binding",
      "INVALID_SCREEN_DYNAMIC_DATA",
      [[`${pathOf.heading}.text`, "${data.headlien}"]],
    ],
    [
      "a misspelled property with a binding",
      "INVALID_PROPERTY_KEY",
      [[pathOf.heading, { type: "TextHeading", text: "Hi", visibel: "${data.headline}" }]],
    ],
    ["a missing terminal screen", "MISSING_TERMINAL_SCREEN", [["screens[1].terminal", undefined]]],
  ])("is the only finding: %s", (_given, code, edits) => {
    expect(codesIn(aDocumentWith(...edits))).toEqual([code]);
    expect(codesIn(withModel(...edits))).toEqual([code]);
  });

  it.each<[string, string, readonly Edit[]]>([
    [
      "a misspelled screen in the model",
      "INVALID_ROUTING_MODEL",
      [["routing_model", { WELCOM: ["DETAILS"] }]],
    ],
    ["a model that is an array", "INVALID_PROPERTY_TYPE", [["routing_model", []]]],
    [
      "destinations that are not an array",
      "INVALID_PROPERTY_TYPE",
      [["routing_model.WELCOME", "DETAILS"]],
    ],
  ])("is the only finding in a flow with a routing model: %s", (_given, code, edits) => {
    expect(codesIn(withModel(...edits))).toEqual([code]);
  });

  it("is the only finding: two screens with the same id", () => {
    const document = aDocumentWith([
      "screens[2]",
      { id: "DETAILS", title: "Again", layout: { type: "SingleColumnLayout", children: [] } },
    ]);

    expect(codesIn(document)).toEqual(["DUPLICATE_SCREEN_IDS"]);
  });

  it("is found among nine others", () => {
    const document = aDocumentWith(
      [`${pathOf.heading}.text`, "${data.headlin} ${data.headline}"],
      [`${pathOf.heading}.visible`, "${form.emial}"],
      [`${pathOf.country}.data-source`, "${data.user}"],
      [`${pathOf.ifAdult}.condition`, "${data.adult} &&"],
      [`${pathOf.byCountry}.value`, "${form.county}"],
      [`${pathOf.next}.on-click-action.payload.note`, 3],
      [`${pathOf.next}.on-click-action.payload.zip`, ""],
      [`${pathOf.shownAge}.text`, "`'Age ' ${data.aeg}`"],
      [`${pathOf.shownCountry}.text`, "${screen.WELCOM.form.country}"],
      [`${pathOf.send}.on-click-action.payload.photos`, ["${screen.WELCOME.form.photos}"]],
    );

    expect(codesIn(document)).toEqual([
      "KALEYRA_LITERAL_BINDING",
      "INVALID_SCREEN_DYNAMIC_DATA",
      "INVALID_SCREEN_DYNAMIC_DATA",
      "INVALID_PROPERTY_VALUE",
      "INVALID_SCREEN_DYNAMIC_DATA",
      "INVALID_NAVIGATE_ACTION_STATIC_DATA",
      "INVALID_NAVIGATE_ACTION_PAYLOAD",
      "INVALID_PROPERTY_VALUE",
      "INVALID_SCREEN_DATA",
      "INVALID_ON_CLICK_ACTION_PAYLOAD",
    ]);
  });
});

describe("an unknown part", () => {
  /** Every path in a document. */
  function* pathsIn(value: unknown, path = ""): Generator<string> {
    if (path !== "") yield path;
    if (typeof value !== "object" || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      yield* pathsIn(
        member,
        Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`,
      );
    }
  }

  it("never causes a finding, in any place", () => {
    const flows = [
      aDocumentWith(),
      withModel(),
      {
        version: "7.3",
        routing_model: { A: ["B"], B: ["C"] },
        screens: screensLeading({ A: ["B"], B: ["C"], C: [] }, ["C"]),
      } as JsonObject,
    ];
    const wrong = flows.flatMap((flow) =>
      [...pathsIn(flow)].flatMap((path) =>
        findingsIn(edited(flow, [[path, unknownPlaceholder]])).map(({ code }) => [path, code]),
      ),
    );

    expect(wrong).toEqual([]);
  });
});
