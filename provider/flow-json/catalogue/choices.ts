import { lastScreen, navigate, options, screen, type Catalogue } from "./entry";

/** The beginning of a PNG in base64, which is all that the rules look at. */
const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk";
/** The length of 105 kB in base64: more than an option's picture may have. */
const tooLarge = "A".repeat(140_000);
const group = { type: "CheckboxGroup", name: "colors", label: "Colors" };
const chips = { type: "ChipsSelector", name: "topics", label: "Topics" };
const option = { id: "red", title: "Red" };
const entry = { id: "home", "main-content": { title: "Home" } };
const list = { type: "NavigationList", name: "offers" };
const toDetails = navigate("DETAILS");

/** Codes about lists of options, entries and pictures. */
export const choiceCodes = {
  MIN_ITEMS_REQUIRED: {
    severity: "error",
    source: "documented",
    description: "A list has fewer items than it needs.",
    example: {
      in: "children",
      bad: [{ ...chips, "data-source": options(1) }],
      good: [{ ...chips, "data-source": options(2) }],
    },
  },
  MAX_ITEMS_REQUIRED: {
    severity: "error",
    source: "documented",
    description:
      "A list has more items than it may, for example more than 20 options, or 100 options with pictures.",
    example: {
      in: "children",
      bad: [{ ...group, "data-source": options(21) }],
      good: [{ ...group, "data-source": options(20) }],
    },
  },
  DATA_SOURCE_ITEMS_HAVE_BOTH_IMAGE_AND_COLOR: {
    severity: "error",
    source: "documented",
    since: "5.0",
    description: "An option has both `image` and `color`.",
    example: {
      in: "children",
      bad: [{ ...group, "data-source": [{ ...option, image: png, color: "#FF0000" }] }],
      good: [{ ...group, "data-source": [{ ...option, color: "#FF0000" }] }],
    },
  },
  KALEYRA_DUPLICATE_OPTION_ID: {
    severity: "error",
    source: "observed",
    description: "Two options of a list have the same `id`. WhatsApp does not show such a list.",
    example: {
      in: "children",
      bad: [{ ...group, "data-source": [option, { ...option, title: "Dark red" }] }],
      good: [{ ...group, "data-source": [option, { id: "dark_red", title: "Dark red" }] }],
    },
  },
  KALEYRA_EMPTY_OPTION_ID: {
    severity: "error",
    source: "observed",
    description: "The `id` of an option is empty.",
    example: {
      in: "children",
      bad: [{ ...group, "data-source": [{ ...option, id: "" }] }],
      good: [{ ...group, "data-source": [option] }],
    },
  },
  KALEYRA_MISSING_ITEM_ID: {
    severity: "warning",
    source: "observed",
    since: "6.2",
    description:
      "An entry of a NavigationList has no `id`, so the endpoint cannot see which one was chosen.",
    example: {
      in: "screens",
      bad: [
        screen("OFFERS", [
          {
            ...list,
            "list-items": [{ "main-content": { title: "Home" } }],
            "on-click-action": toDetails,
          },
        ]),
        lastScreen("DETAILS"),
      ],
      good: [
        screen("OFFERS", [{ ...list, "list-items": [entry], "on-click-action": toDetails }]),
        lastScreen("DETAILS"),
      ],
    },
  },
  KALEYRA_TOO_FEW_OPTIONS: {
    severity: "warning",
    source: "own",
    description: "`min-selected-items` is larger than the number of options.",
    example: {
      in: "children",
      bad: [{ ...group, "min-selected-items": 3, "data-source": options(2) }],
      good: [{ ...group, "min-selected-items": 2, "data-source": options(2) }],
    },
  },
  KALEYRA_UNKNOWN_INIT_VALUE: {
    severity: "error",
    source: "observed",
    description: "An initial value is not one of the options, or is an option that is disabled.",
    example: {
      in: "children",
      bad: [{ ...group, "data-source": [option], "init-value": ["blue"] }],
      good: [{ ...group, "data-source": [option], "init-value": ["red"] }],
    },
  },
  DUPLICATE_PROPETY_FOR_CONDITION: {
    severity: "error",
    source: "documented",
    since: "6.2",
    description:
      "Both a NavigationList and one of its entries have an `on-click-action`. (The spelling of the code is Meta's.)",
    example: {
      in: "screens",
      bad: [
        screen("OFFERS", [
          {
            ...list,
            "list-items": [{ ...entry, "on-click-action": toDetails }],
            "on-click-action": toDetails,
          },
        ]),
        lastScreen("DETAILS"),
      ],
      good: [
        screen("OFFERS", [{ ...list, "list-items": [entry], "on-click-action": toDetails }]),
        lastScreen("DETAILS"),
      ],
    },
  },
  INVALID_PROPERTY_VALUE_FOR_CONDITION: {
    severity: "error",
    source: "documented",
    since: "6.2",
    description: "A NavigationList has `media-size` `large`, and an entry has `end`.",
    example: {
      in: "screens",
      bad: [
        screen("OFFERS", [
          {
            ...list,
            "media-size": "large",
            "list-items": [{ ...entry, end: { title: "$100" } }],
            "on-click-action": toDetails,
          },
        ]),
        lastScreen("DETAILS"),
      ],
      good: [
        screen("OFFERS", [
          {
            ...list,
            "media-size": "regular",
            "list-items": [{ ...entry, end: { title: "$100" } }],
            "on-click-action": toDetails,
          },
        ]),
        lastScreen("DETAILS"),
      ],
    },
  },
  KALEYRA_IMAGE_FORMAT: {
    severity: "warning",
    source: "documented",
    description:
      "A picture is not a JPEG or PNG in base64, so WhatsApp does not show it. An address instead of a picture is contested: Meta's documentation asks for base64, and no upload with one is known to be refused. It is an error in strict validation.",
    example: {
      in: "children",
      bad: [{ type: "Image", src: "R0lGODlhAQABAAAAACw=" }],
      good: [{ type: "Image", src: png }],
    },
  },
  KALEYRA_IMAGE_TOO_LARGE: {
    severity: "warning",
    source: "documented",
    description:
      "A picture is larger than WhatsApp draws: 300 KB, from version 6.0 100 KB for options and entries.",
    example: {
      in: "children",
      bad: [{ ...group, "data-source": [{ ...option, image: tooLarge }] }],
      good: [{ ...group, "data-source": [{ ...option, image: png }] }],
    },
  },
} as const satisfies Catalogue;
