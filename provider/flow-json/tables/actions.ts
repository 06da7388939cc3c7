import type { ActionName, ObjectSpec, VersionText } from "./spec";
import {
  assumedDefault,
  literal,
  literalWords,
  objectOf,
  optional,
  required,
  text,
} from "./values";

const payload = optional(
  "The values to pass on, by name.",
  { kind: "map", values: { kind: "any" }, dynamic: false, called: "values" },
  assumedDefault({}),
);

function named(name: ActionName) {
  return required("The kind of action.", literalWords(name));
}

const next: ObjectSpec = {
  name: "NextScreen",
  called: "`next`",
  doc: "The target of a `navigate`.",
  properties: {
    type: required("Always `screen`.", literal({ example: "screen" })),
    name: required("The id of the screen.", text()),
  },
};

export interface ActionTable extends ObjectSpec {
  readonly since?: VersionText;
}

/** @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/flowjson#actions */
export const actions: Readonly<Record<ActionName, ActionTable>> = {
  navigate: {
    name: "NavigateAction",
    called: "a `navigate`",
    doc: "Opens another screen.",
    properties: {
      name: named("navigate"),
      next: required("The target.", objectOf(next)),
      payload,
    },
  },
  complete: {
    name: "CompleteAction",
    called: "a `complete`",
    doc: "Ends the flow and sends the payload to the business; only on terminal screens.",
    properties: { name: named("complete"), payload },
  },
  data_exchange: {
    name: "DataExchangeAction",
    called: "a `data_exchange`",
    doc: "Sends the payload to the endpoint, which decides what comes next.",
    properties: { name: named("data_exchange"), payload },
  },
  update_data: {
    name: "UpdateDataAction",
    called: "an `update_data`",
    doc: "Changes the data of the current screen.",
    since: "6.0",
    properties: { name: named("update_data"), payload },
  },
  open_url: {
    name: "OpenUrlAction",
    called: "an `open_url`",
    doc: "Opens a web address in the browser.",
    since: "6.0",
    properties: {
      name: named("open_url"),
      url: required("The https address.", text({ format: "uri" })),
    },
  },
};
