import type { ComponentSpec } from "../spec";
import {
  action,
  assumedDefault,
  displayText,
  flag,
  optional,
  required,
  text,
  visible,
} from "../values";

export const linkComponents: readonly ComponentSpec[] = [
  {
    name: "EmbeddedLink",
    doc: "A link in the middle of a screen.",
    in: { Screen: true, Form: true, If: true, Switch: true },
    properties: {
      // Unlike in `displayText`, Meta refuses a blank text in all versions.
      text: required(
        "The link's text.",
        text({ notBlank: "always", longest: { documented: 25, drawn: 30 } }),
      ),
      "on-click-action": required(
        "The action of a click.",
        action("data_exchange", "navigate", "open_url"),
      ),
      visible,
    },
  },
  {
    name: "Footer",
    doc: "The button at the bottom of a screen.",
    instead: { visible: "Put the Footer into an If, or set `enabled`." },
    in: { Screen: true, Form: true, If: true, Switch: true },
    properties: {
      label: required("The button's text.", displayText(35)),
      "on-click-action": required(
        "The action of a click.",
        action("data_exchange", "navigate", "complete"),
      ),
      "left-caption": optional(
        "A caption on the left above the button; requires `right-caption`.",
        displayText(15),
      ),
      "center-caption": optional(
        "A caption above the button; not allowed with the other two.",
        displayText(15),
      ),
      "right-caption": optional(
        "A caption on the right above the button; requires `left-caption`.",
        displayText(15),
      ),
      enabled: optional("Whether the button is enabled.", flag, assumedDefault(true)),
    },
    conditions: [
      {
        kind: "exclusive",
        key: "center-caption",
        others: ["left-caption", "right-caption"],
        code: "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED",
      },
      {
        kind: "together",
        keys: ["left-caption", "right-caption"],
        code: "INVALID_DEPENDENCIES",
      },
    ],
  },
];
