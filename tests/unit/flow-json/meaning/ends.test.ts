import type { JsonObject } from "../../../../provider/flow-json/json";
import { itFinds } from "../it-finds";
import { aDocumentWith, edited, pathOf, screensLeading } from "./documents";

/** A flow of screens that lead to each other, with the same `routing_model`. */
function routed(
  targets: Readonly<Record<string, readonly string[]>>,
  terminal: readonly string[],
  more: JsonObject = {},
): JsonObject {
  const screens = screensLeading(targets, terminal);
  return { version: "7.3", routing_model: targets, screens, ...more };
}

/** A Form that contains the Footer of the screen DETAILS. */
const footerInForm = {
  type: "Form",
  name: "form",
  children: [
    {
      type: "Footer",
      label: "Send",
      "on-click-action": { name: "complete", payload: { note: "${data.note}" } },
    },
  ],
};

describe("the ends of a flow", () => {
  const footer = pathOf.send;
  itFinds([
    {
      given: "no terminal screen",
      bad: aDocumentWith(["screens[1].terminal", undefined]),
      code: "MISSING_TERMINAL_SCREEN",
      path: "screens[1]",
      marks: "{",
      hint: '"terminal": true',
      near: aDocumentWith(),
    },
    {
      given: "a terminal screen without a Footer",
      bad: aDocumentWith([footer, undefined]),
      code: "MISSING_FOOTER_ON_TERMINAL_SCREEN",
      path: "screens[1].id",
      marks: '"DETAILS"',
      near: aDocumentWith([footer, footerInForm]),
    },
    {
      given: "a Footer of a terminal screen that navigates",
      bad: edited(routed({ START: ["END"], END: [] }, ["END", "START"]), [
        ["screens[0].layout.children[1].on-click-action", navigateTo("END")],
      ]),
      code: "INVALID_PROPERTY_VALUE",
      path: "screens[0].layout.children[1].on-click-action.name",
      marks: '"navigate"',
      near: routed({ START: ["END"], END: [] }, ["END", "START"]),
    },
    {
      given: "a Footer of a terminal screen that navigates, before 7.3",
      bad: edited(routed({ START: ["END"], END: [] }, ["END", "START"], { version: "7.2" }), [
        ["screens[0].layout.children[1].on-click-action", navigateTo("END")],
      ]),
      code: "INVALID_PROPERTY_VALUE",
      severity: "warning",
      path: "screens[0].layout.children[1].on-click-action.name",
      marks: '"navigate"',
      near: routed({ START: ["END"], END: [] }, ["END", "START"], { version: "7.2" }),
    },
    {
      given: "no end with success",
      bad: aDocumentWith(["screens[1].success", false]),
      code: "INVALID_PROPERTY_VALUE",
      path: "screens[1].success",
      marks: "false",
      near: aDocumentWith(["screens[1].success", true]),
    },
  ]);
});

describe("the endpoint of a document", () => {
  const withoutEndpoint = routed({ START: ["END"], END: [] }, ["END"]);
  const withEndpoint = edited(withoutEndpoint, [
    ["data_api_version", "3.0"],
    ["screens[1].layout.children[0].on-click-action", { name: "data_exchange", payload: {} }],
  ]);
  const picker = { type: "DatePicker", name: "day", label: "Day" };
  itFinds([
    {
      given: "a data_exchange without a version of the data API",
      bad: aDocumentWith([
        pathOf.addedToWelcome,
        { ...picker, "on-select-action": { name: "data_exchange", payload: {} } },
      ]),
      code: "MISSING_REQUIRED_PROPERTY",
      path: `${pathOf.addedToWelcome}.on-select-action.name`,
      marks: '"data_exchange"',
      hint: '"data_api_version"',
      near: aDocumentWith([pathOf.addedToWelcome, picker]),
    },
    {
      given: "a flow without an endpoint",
      bad: withEndpoint,
      code: "KALEYRA_ENDPOINT",
      severity: "warning",
      path: "data_api_version",
      marks: '"3.0"',
      hint: "Set `endpointUri`",
      near: withoutEndpoint,
      options: { endpoint: "absent" },
    },
    {
      given: "a flow without an endpoint that is to be published",
      bad: withEndpoint,
      code: "KALEYRA_ENDPOINT",
      path: "data_api_version",
      marks: '"3.0"',
      near: withoutEndpoint,
      options: { endpoint: "absent", publish: true },
    },
    {
      given: "a flow with an endpoint and a document without one",
      bad: withoutEndpoint,
      code: "KALEYRA_ENDPOINT",
      severity: "warning",
      path: "",
      marks: "{",
      near: withEndpoint,
      options: { endpoint: "given" },
    },
    {
      given: "a flow with an endpoint and a document before 3.0",
      bad: edited(withEndpoint, [["version", "2.1"]]),
      code: "KALEYRA_ENDPOINT",
      path: "version",
      marks: '"2.1"',
      near: edited(withEndpoint, [["version", "3.0"]]),
      options: { endpoint: "given", ignore: ["INVALID_FLOW_JSON_VERSION_STATE"] },
    },
  ]);
});

function navigateTo(name: string): JsonObject {
  return { name: "navigate", next: { type: "screen", name }, payload: {} };
}
