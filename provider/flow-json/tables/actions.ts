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

/**
 * The payload of every action but `open_url`. Rules of their own compare its keys with the screen's
 * data.
 */
const payload = optional(
  "The values to pass on, by name.",
  { kind: "map", values: { kind: "any" }, dynamic: false, called: "values" },
  assumedDefault({}),
);

function nameProperty(name: ActionName) {
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

/** The table of an action, whose value is an object in a document. */
export interface ActionTable extends ObjectSpec {
  /** The first version with the action. */
  readonly since?: VersionText;
}

/**
 * The actions, by their `name`.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/flowjson#actions
 */
export const actions: Readonly<Record<ActionName, ActionTable>> = {
  navigate: {
    name: "NavigateAction",
    called: "a `navigate`",
    doc: "Opens another screen.",
    properties: {
      name: nameProperty("navigate"),
      next: required("The target.", objectOf(next)),
      payload,
    },
  },
  complete: {
    name: "CompleteAction",
    called: "a `complete`",
    doc: "Ends the flow and sends the payload to the business; only on terminal screens.",
    properties: { name: nameProperty("complete"), payload },
  },
  data_exchange: {
    name: "DataExchangeAction",
    called: "a `data_exchange`",
    doc: "Sends the payload to the endpoint, which decides what comes next.",
    properties: { name: nameProperty("data_exchange"), payload },
  },
  update_data: {
    name: "UpdateDataAction",
    called: "an `update_data`",
    doc: "Changes the data of the current screen.",
    since: "6.0",
    properties: { name: nameProperty("update_data"), payload },
  },
  open_url: {
    name: "OpenUrlAction",
    called: "an `open_url`",
    doc: "Opens a web address in the browser.",
    since: "6.0",
    properties: {
      name: nameProperty("open_url"),
      url: required("The https address.", text({ format: "uri" })),
    },
  },
};

const actionsByName: ReadonlyMap<string, ActionTable> = new Map(Object.entries(actions));

/** The table of an action of a document; `undefined` if no action has that name. */
export function actionTableOf(name: string | undefined): ActionTable | undefined {
  return name === undefined ? undefined : actionsByName.get(name);
}
