import type { ComponentSpec, ObjectSpec, PropertySpec, ValueSpec } from "../spec";
import {
  action,
  assumedDefault,
  byDefault,
  flag,
  listOf,
  literal,
  objectOf,
  optional,
  required,
  shown,
  text,
  visible,
  words,
} from "../values";
import { name } from "../values";

const onClick = action("data_exchange", "navigate");

const mainContent: ObjectSpec = {
  name: "NavigationListMainContent",
  called: "`main-content`",
  doc: "The texts of an entry.",
  properties: {
    title: required("The first line.", shown(30)),
    description: optional("The second line.", shown(20)),
    metadata: optional("The third line.", shown(80)),
  },
};

const end: ObjectSpec = {
  name: "NavigationListEnd",
  called: "`end`",
  doc: "The texts at the end of an entry, one or two of the three.",
  properties: {
    title: optional("The first line.", shown(10)),
    description: optional("The second line.", shown(10)),
    metadata: optional("The third line.", shown(10)),
  },
};

const start: ObjectSpec = {
  name: "NavigationListStart",
  called: "`start`",
  doc: "The picture at the start of an entry.",
  properties: {
    image: required("The picture, in base64.", text({ format: "base64" })),
    "alt-text": optional("What it shows, for those who cannot see it.", text()),
  },
};

const item: ObjectSpec = {
  name: "NavigationListItem",
  called: "an entry of a NavigationList",
  doc: "An entry of a NavigationList.",
  properties: {
    id: optional("What is sent when it is chosen; unique in the list.", text()),
    "main-content": required("Its texts.", objectOf(mainContent)),
    end: optional("Its texts at the end of the line.", objectOf(end)),
    start: optional("Its picture.", objectOf(start)),
    badge: optional("A word in a badge; one entry of a list may have it.", shown(15)),
    tags: optional(
      "One to three words.",
      listOf(shown(15), { dynamic: false, least: 1, most: 3, called: "tags" }),
    ),
    enabled: optional("Whether it can be chosen.", flag, {
      observed: true,
      ...assumedDefault(true),
    }),
    "on-click-action": optional("What choosing it does; here, or for all on the list.", onClick),
  },
};

const items: ValueSpec = listOf(
  { kind: "object", of: item, dynamic: false },
  { least: 1, most: 20, called: "entries" },
);

const describing: Readonly<Record<string, PropertySpec>> = {
  label: optional("A headline.", shown(80)),
  description: optional("A second line below the headline.", shown(300)),
};

export const navigationComponents: readonly ComponentSpec[] = [
  {
    name: "NavigationList",
    doc: "A list of entries, each of which leads on; with nothing else on its screen.",
    since: "6.2",
    in: { Screen: true, Form: true },
    submits: "text",
    properties: {
      name: { ...name, value: literal({ format: "name", notBlank: "always" }) },
      "list-items": required("The entries, 1 to 20; or a binding to such a list.", items),
      ...describing,
      "media-size": optional(
        "How large pictures are.",
        words("regular", "large"),
        byDefault("regular"),
      ),
      "on-click-action": optional("What choosing any of them does; here, or on each.", onClick),
      visible: { ...visible, observed: true },
    },
  },
];
