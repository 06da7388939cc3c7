import type { Case } from "../../it-finds";
import { entry, list, listing, toOnly, firstComponent } from "../documents";

/** The items of a NavigationList. */
export const listCases: readonly Case[] = [
  {
    given: "an action on the list and on an item",
    bad: listing(list({ "list-items": [entry({ "on-click-action": toOnly })] })),
    code: "DUPLICATE_PROPETY_FOR_CONDITION",
    path: `${firstComponent}.list-items[0].on-click-action`,
    line: '"on-click-action": {',
    near: listing(list()),
  },
  {
    given: "an action neither on the list nor on an item",
    bad: listing({ type: "NavigationList", name: "offers", "list-items": [entry()] }),
    code: "MISSING_REQUIRED_PROPERTY",
    path: firstComponent,
    line: "{",
    near: listing({
      type: "NavigationList",
      name: "offers",
      "list-items": [entry({ "on-click-action": toOnly })],
    }),
    options: { ignore: ["INVALID_ROUTING_MODEL"] },
  },
  {
    given: "large pictures and texts at the end",
    bad: listing(list({ "media-size": "large", "list-items": [entry({ end: { title: "$5" } })] })),
    code: "INVALID_PROPERTY_VALUE_FOR_CONDITION",
    path: `${firstComponent}.media-size`,
    line: '"media-size": "large"',
    near: listing(list({ "list-items": [entry({ end: { title: "$5" } })] })),
  },
  {
    given: "two badges",
    bad: listing(
      list({ "list-items": [entry({ badge: "New" }), entry({ id: "b", badge: "New" })] }),
    ),
    code: "MAX_ITEMS_REQUIRED",
    path: `${firstComponent}.list-items[1].badge`,
    line: '"badge": "New"',
    near: listing(list({ "list-items": [entry({ badge: "New" }), entry({ id: "b" })] })),
  },
  {
    given: "all texts at the end",
    bad: listing(
      list({ "list-items": [entry({ end: { title: "1", description: "2", metadata: "3" } })] }),
    ),
    code: "MAX_ITEMS_REQUIRED",
    path: `${firstComponent}.list-items[0].end`,
    line: '"end": {',
    near: listing(list({ "list-items": [entry({ end: { title: "1", description: "2" } })] })),
  },
  {
    given: "no text at the end",
    bad: listing(list({ "list-items": [entry({ end: {} })] })),
    code: "MIN_ITEMS_REQUIRED",
    path: `${firstComponent}.list-items[0].end`,
    line: '"end": {}',
    near: listing(list({ "list-items": [entry({ end: { title: "1" } })] })),
  },
];
