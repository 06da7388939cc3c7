import type { Case } from "../../it-finds";
import { aDocument, as, aScreen, footer, type Part, showing, first } from "../documents";

/** Actions. */
export const actionCases: readonly Case[] = [
  {
    given: "an action that a link cannot have",
    bad: showing({
      type: "EmbeddedLink",
      text: "Terms",
      "on-click-action": { name: "complete" },
    }),
    code: "INVALID_ENUM_VALUE",
    path: `${first}.on-click-action.name`,
    line: '"name": "complete"',
    near: showing({
      type: "EmbeddedLink",
      text: "Terms",
      "on-click-action": { name: "open_url", url: "https://example.com" },
    }),
  },
  {
    given: "an action of a later version",
    bad: as("5.1", {
      ...showing({
        type: "EmbeddedLink",
        text: "Terms",
        "on-click-action": { name: "open_url", url: "https://example.com" },
      }),
    }),
    code: "INVALID_ENUM_VALUE",
    path: `${first}.on-click-action.name`,
    line: '"name": "open_url"',
    near: as("6.0", {
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
    path: `${first}.on-click-action.payload`,
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
    path: `${first}.on-click-action.url`,
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
    path: `${first}.on-click-action.next.type`,
    line: '"type": "page"',
    near: leadingTo("screen"),
  },
];

function leadingTo(type: string): Part {
  const link = {
    ...footer,
    "on-click-action": { name: "navigate", next: { type, name: "ONLY" }, payload: {} },
  };
  const layout = { type: "SingleColumnLayout", children: [link] };
  return aDocument({ screens: [{ id: "FIRST", title: "First", layout }, aScreen([])] });
}
