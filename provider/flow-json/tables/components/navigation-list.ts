import type { ComponentSpec, ObjectSpec, ValueSpec } from "../spec";
import {
  action,
  assumedDefault,
  byDefault,
  flag,
  listOf,
  name,
  objectOf,
  optional,
  required,
  displayText,
  text,
  visible,
  words,
} from "../values";

const onClick = action("data_exchange", "navigate");

const mainContent: ObjectSpec = {
  name: "NavigationListMainContent",
  called: "`main-content`",
  doc: "The texts of an entry.",
  properties: {
    title: required("The first line.", displayText(30)),
    description: optional("The second line.", displayText(20)),
    metadata: optional("The third line.", displayText(80)),
  },
};

const end: ObjectSpec = {
  name: "NavigationListEnd",
  called: "`end`",
  doc: "The texts at the end of an entry, one or two of the three.",
  properties: {
    title: optional("The first line.", displayText(10)),
    description: optional("The second line.", displayText(10)),
    metadata: optional("The third line.", displayText(10)),
  },
};

const start: ObjectSpec = {
  name: "NavigationListStart",
  called: "`start`",
  doc: "The picture at the start of an entry.",
  properties: {
    image: required("The picture, in base64.", text({ format: "base64" })),
    "alt-text": optional("An alternative text for screen readers.", text()),
  },
};

const item: ObjectSpec = {
  name: "NavigationListItem",
  called: "an entry of a NavigationList",
  doc: "An entry of a NavigationList.",
  properties: {
    id: optional("The value that is sent if the entry is selected; unique in the list.", text()),
    "main-content": required("The texts of the entry.", objectOf(mainContent)),
    end: optional("The texts at the end of the entry.", objectOf(end)),
    start: optional("The picture of the entry.", objectOf(start)),
    badge: optional(
      "The text of a badge; only one entry of a list may have a badge.",
      displayText(15),
    ),
    tags: optional(
      "One to three short texts.",
      listOf(displayText(15), { dynamic: false, least: 1, most: 3, called: "tags" }),
    ),
    enabled: optional("Whether the user can select the entry.", flag, {
      observed: true,
      ...assumedDefault(true),
    }),
    "on-click-action": optional(
      "The action of this entry, unless the list has one for all.",
      onClick,
    ),
  },
};

const items: ValueSpec = listOf(objectOf(item), { least: 1, most: 20, called: "entries" });

/** @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/components */
export const navigationComponents: readonly ComponentSpec[] = [
  {
    name: "NavigationList",
    doc: "A list of entries, each with a target; the only component of its screen.",
    since: "6.2",
    in: { Screen: true, Form: true },
    submits: "text",
    properties: {
      name,
      "list-items": required("The entries, 1 to 20; or a binding to such a list.", items),
      label: optional("A heading.", displayText(80)),
      description: optional("A description below the heading.", displayText(300)),
      "media-size": optional(
        "The size of pictures.",
        words("regular", "large"),
        byDefault("regular"),
      ),
      "on-click-action": optional(
        "The action of all entries, unless each entry has its own.",
        onClick,
      ),
      visible: { ...visible, observed: true },
    },
  },
];
