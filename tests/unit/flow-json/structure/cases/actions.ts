import type { Case } from "../../it-finds";
import {
  aDocument,
  inVersion,
  aScreen,
  footer,
  type Part,
  showing,
  firstComponent,
} from "../documents";

/** The actions of components. */
export const actionCases: readonly Case[] = [
  {
    given: "an action that a link cannot have",
    bad: showing({
      type: "EmbeddedLink",
      text: "Terms",
      "on-click-action": { name: "complete" },
    }),
    code: "INVALID_ENUM_VALUE",
    path: `${firstComponent}.on-click-action.name`,
    line: '"name": "complete"',
    near: showing({
      type: "EmbeddedLink",
      text: "Terms",
      "on-click-action": { name: "open_url", url: "https://example.com" },
    }),
  },
  {
    given: "an action of a later version",
    bad: inVersion("5.1", {
      ...showing({
        type: "EmbeddedLink",
        text: "Terms",
        "on-click-action": { name: "open_url", url: "https://example.com" },
      }),
    }),
    code: "INVALID_ENUM_VALUE",
    path: `${firstComponent}.on-click-action.name`,
    line: '"name": "open_url"',
    near: inVersion("6.0", {
      ...showing({
        type: "EmbeddedLink",
        text: "Terms",
        "on-click-action": { name: "open_url", url: "https://example.com" },
      }),
    }),
  },
  {
    given: "a property of another action",
    bad: showing({
      type: "EmbeddedLink",
      text: "Terms",
      "on-click-action": { name: "open_url", url: "https://example.com", payload: {} },
    }),
    code: "INVALID_PROPERTY_KEY",
    path: `${firstComponent}.on-click-action.payload`,
    line: '"payload"',
    near: showing({
      type: "EmbeddedLink",
      text: "Terms",
      "on-click-action": { name: "open_url", url: "https://example.com" },
    }),
  },
  {
    given: "an address that is not absolute",
    bad: showing({
      type: "EmbeddedLink",
      text: "Terms",
      "on-click-action": { name: "open_url", url: "example.com/terms" },
    }),
    code: "INVALID_PROPERTY_VALUE_FORMAT",
    path: `${firstComponent}.on-click-action.url`,
    line: '"url"',
    near: showing({
      type: "EmbeddedLink",
      text: "Terms",
      "on-click-action": { name: "open_url", url: "https://example.com/terms" },
    }),
  },
  {
    given: "a navigate to something else than a screen",
    bad: leadingTo("page"),
    code: "KALEYRA_NEXT_TYPE",
    severity: "warning",
    path: `${firstComponent}.on-click-action.next.type`,
    line: '"type": "page"',
    near: leadingTo("screen"),
  },
];

/** A document with a navigate whose target has this type; only "screen" is documented. */
function leadingTo(type: string): Part {
  const link = {
    ...footer,
    "on-click-action": { name: "navigate", next: { type, name: "ONLY" }, payload: {} },
  };
  const layout = { type: "SingleColumnLayout", children: [link] };
  return aDocument({ screens: [{ id: "FIRST", title: "First", layout }, aScreen([])] });
}
