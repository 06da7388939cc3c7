import type { ComponentSpec, PropertySpec } from "../spec";
import {
  action,
  assumedDefault,
  choiceAction,
  enabled,
  errorMessage,
  initValue,
  label,
  mustFill,
  name,
  number,
  optional,
  shown,
  text,
  visible,
  words,
} from "../values";
import { chipSource, chosenAtFirst, dropdownSource, groupSource } from "./options";
import { whereInputsStand } from "./text-inputs";

const description: PropertySpec = optional("A second line below the label.", shown(300));

const onSelect = optional("What a choice does.", choiceAction("data_exchange", "update_data"));
const onUnselect = optional("What giving a choice up does.", choiceAction("update_data"), {
  since: "6.0",
});

const leastChosen = optional("The least number of choices.", number({ least: 0 }));

/** @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/components#chk */
const group = {
  name,
  "data-source": groupSource,
  label: optional(
    "What the user is asked for; required from 4.0.",
    shown({ documented: 30, drawn: 80 }),
    { required: "4.0" },
  ),
  description: { ...description, since: "4.0" },
  required: mustFill,
  enabled,
  visible,
  "media-size": optional("How large pictures are.", words("regular", "large"), {
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
    doc: "Choices of which the user takes any number.",
    in: whereInputsStand,
    input: "in Form",
    submits: "list of texts",
    properties: {
      ...group,
      "min-selected-items": leastChosen,
      "max-selected-items": optional(
        "The largest number of choices; at least 2, so far as Meta's editor goes.",
        number({ least: 2 }),
      ),
      "init-value": initValue(chosenAtFirst, "4.0"),
    },
  },
  {
    name: "RadioButtonsGroup",
    doc: "Choices of which the user takes one.",
    in: whereInputsStand,
    input: "in Form",
    submits: "text",
    properties: { ...group, "init-value": initValue(text(), "4.0") },
  },
  {
    name: "Dropdown",
    doc: "Choices of which the user takes one, in a list that opens.",
    in: whereInputsStand,
    input: "in Form",
    submits: "text",
    properties: {
      name,
      label: label(20),
      "data-source": dropdownSource,
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
    doc: "Choices of which the user takes any number, as small labels side by side.",
    since: "6.3",
    in: { Screen: true, Form: true, If: "7.1", Switch: "7.1" },
    input: "anywhere",
    submits: "list of texts",
    properties: {
      name,
      label: label(80),
      "data-source": chipSource,
      description,
      "min-selected-items": leastChosen,
      "max-selected-items": optional("The largest number of choices.", number({ least: 1 })),
      required: mustFill,
      enabled,
      visible,
      "on-select-action": { ...onSelect, since: "7.1" },
      "on-unselect-action": { ...onUnselect, since: "7.1" },
      "init-value": initValue(chosenAtFirst),
      "error-message": errorMessage(),
    },
  },
  {
    name: "OptIn",
    doc: "A box to tick, with a link to what the user agrees to.",
    in: whereInputsStand,
    input: "in Form",
    submits: "boolean",
    properties: {
      name,
      label: label({ documented: 120, drawn: 300 }),
      required: mustFill,
      visible,
      "on-click-action": optional(
        "What the link behind the label does; without it there is no link.",
        action("data_exchange", "navigate", "open_url"),
      ),
      "on-select-action": optional("What ticking does.", choiceAction("update_data"), {
        since: "6.0",
      }),
      "on-unselect-action": onUnselect,
      "init-value": initValue({ kind: "boolean", dynamic: true }, "4.0"),
    },
  },
];
