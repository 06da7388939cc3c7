import type { ComponentSpec, PropertySpec } from "../spec";
import {
  action,
  assumedDefault,
  choiceAction,
  enabled,
  errorMessage,
  flag,
  initValue,
  label,
  mustFill,
  name,
  number,
  optional,
  displayText,
  text,
  visible,
  words,
} from "../values";
import { chipsDataSource, dropdownDataSource, groupDataSource, initialOptionIds } from "./options";
import { inputContainers } from "./text-inputs";

const description: PropertySpec = optional("A description below the label.", displayText(300));

const onSelect = optional(
  "The action when the user selects an option.",
  choiceAction("data_exchange", "update_data"),
);
const onUnselect = optional(
  "The action when the user deselects an option.",
  choiceAction("update_data"),
  { since: "6.0" },
);

const minSelectedItems = optional("The minimum number of selected options.", number({ least: 0 }));

/**
 * The properties that a CheckboxGroup and a RadioButtonsGroup share.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/components#chk
 */
const groupProperties = {
  name,
  "data-source": groupDataSource,
  label: optional("The label; required from 4.0.", displayText({ documented: 30, drawn: 80 }), {
    required: "4.0",
  }),
  description: { ...description, since: "4.0" },
  required: mustFill,
  enabled,
  visible,
  "media-size": optional("The size of pictures.", words("regular", "large"), {
    since: "5.0",
    ...assumedDefault("regular"),
  }),
  "on-select-action": onSelect,
  "on-unselect-action": onUnselect,
  "error-message": errorMessage(undefined, "4.0"),
} satisfies Record<string, PropertySpec>;

export const choiceComponents: readonly ComponentSpec[] = [
  {
    name: "CheckboxGroup",
    doc: "Options; the user selects any number.",
    in: inputContainers,
    input: "in Form",
    submits: "list of texts",
    properties: {
      ...groupProperties,
      "min-selected-items": minSelectedItems,
      "max-selected-items": optional(
        "The maximum number of selected options; Meta's editor requires at least 2.",
        number({ least: 2 }),
      ),
      "init-value": initValue(initialOptionIds, "4.0"),
    },
  },
  {
    name: "RadioButtonsGroup",
    doc: "Options; the user selects one.",
    in: inputContainers,
    input: "in Form",
    submits: "text",
    properties: { ...groupProperties, "init-value": initValue(text(), "4.0") },
  },
  {
    name: "Dropdown",
    doc: "Options in a list that opens; the user selects one.",
    in: inputContainers,
    input: "in Form",
    submits: "text",
    properties: {
      name,
      label: label(20),
      "data-source": dropdownDataSource,
      required: mustFill,
      enabled,
      visible,
      "on-select-action": onSelect,
      "on-unselect-action": onUnselect,
      "init-value": initValue(text(), "4.0"),
      "error-message": errorMessage(undefined, "4.0"),
    },
  },
  {
    name: "ChipsSelector",
    doc: "Options as small labels next to each other; the user selects any number.",
    since: "6.3",
    in: { Screen: true, Form: true, If: "7.1", Switch: "7.1" },
    input: "anywhere",
    submits: "list of texts",
    properties: {
      name,
      label: label(80),
      "data-source": chipsDataSource,
      description,
      "min-selected-items": minSelectedItems,
      "max-selected-items": optional(
        "The maximum number of selected options.",
        number({ least: 1 }),
      ),
      required: mustFill,
      enabled,
      visible,
      "on-select-action": { ...onSelect, since: "7.1" },
      "on-unselect-action": { ...onUnselect, since: "7.1" },
      "init-value": initValue(initialOptionIds),
      "error-message": errorMessage(),
    },
  },
  {
    name: "OptIn",
    doc: "A checkbox, with a link to the terms.",
    in: inputContainers,
    input: "in Form",
    submits: "boolean",
    properties: {
      name,
      label: label({ documented: 120, drawn: 300 }),
      required: mustFill,
      visible,
      "on-click-action": optional(
        "The action of the link after the label; without an action there is no link.",
        action("data_exchange", "navigate", "open_url"),
      ),
      "on-select-action": optional(
        "The action when the user selects the checkbox.",
        choiceAction("update_data"),
        { since: "6.0" },
      ),
      "on-unselect-action": onUnselect,
      "init-value": initValue(flag, "4.0"),
    },
  },
];
