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

const openTerms: Part = { name: "open_url", url: "https://example.com/terms" };

/** The actions of components. */
export const actionCases: readonly Case[] = [
  {
    given: "an action that a link cannot have",
    bad: linkWith({ name: "complete" }),
    code: "INVALID_ENUM_VALUE",
    path: `${firstComponent}.on-click-action.name`,
    line: '"name": "complete"',
    near: linkWith(openTerms),
  },
  {
    given: "an action of a later version",
    bad: inVersion("5.1", linkWith(openTerms)),
    code: "INVALID_ENUM_VALUE",
    path: `${firstComponent}.on-click-action.name`,
    line: '"name": "open_url"',
    near: inVersion("6.0", linkWith(openTerms)),
  },
  {
    given: "a property of another action",
    bad: linkWith({ ...openTerms, payload: {} }),
    code: "INVALID_PROPERTY_KEY",
    path: `${firstComponent}.on-click-action.payload`,
    line: '"payload"',
    near: linkWith(openTerms),
  },
  {
    given: "an address that is not absolute",
    bad: linkWith({ ...openTerms, url: "example.com/terms" }),
    code: "INVALID_PROPERTY_VALUE_FORMAT",
    path: `${firstComponent}.on-click-action.url`,
    line: '"url"',
    near: linkWith(openTerms),
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

/** A document that shows a link with this action. */
function linkWith(action: Part): Part {
  return showing({ type: "EmbeddedLink", text: "Terms", "on-click-action": action });
}

/** A document with a navigate whose target has this type; only "screen" is documented. */
function leadingTo(type: string): Part {
  const link = {
    ...footer,
    "on-click-action": { name: "navigate", next: { type, name: "ONLY" }, payload: {} },
  };
  const layout = { type: "SingleColumnLayout", children: [link] };
  return aDocument({ screens: [{ id: "FIRST", title: "First", layout }, aScreen([])] });
}
