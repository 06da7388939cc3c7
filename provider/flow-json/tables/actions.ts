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
  "The values that are handed over, by name.",
  { kind: "map", values: { kind: "any" }, dynamic: false, called: "values" },
  assumedDefault({}),
);

function named(name: ActionName) {
  return required("What happens.", literalWords(name));
}

const next: ObjectSpec = {
  name: "NextScreen",
  called: "`next`",
  doc: "Where a `navigate` leads.",
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
    doc: "Goes on to another screen.",
    properties: {
      name: named("navigate"),
      next: required("Where to.", objectOf(next)),
      payload,
    },
  },
  complete: {
    name: "CompleteAction",
    called: "a `complete`",
    doc: "Ends the flow and sends the payload to the business; on terminal screens.",
    properties: { name: named("complete"), payload },
  },
  data_exchange: {
    name: "DataExchangeAction",
    called: "a `data_exchange`",
    doc: "Sends the payload to the endpoint, which says what comes next.",
    properties: { name: named("data_exchange"), payload },
  },
  update_data: {
    name: "UpdateDataAction",
    called: "an `update_data`",
    doc: "Changes the data of the screen that is shown.",
    since: "6.0",
    properties: { name: named("update_data"), payload },
  },
  open_url: {
    name: "OpenUrlAction",
    called: "an `open_url`",
    doc: "Opens an address in the browser.",
    since: "6.0",
    properties: {
      name: named("open_url"),
      url: required("The address, https.", text({ format: "uri" })),
    },
  },
};
