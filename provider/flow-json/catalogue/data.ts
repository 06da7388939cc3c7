import type { JsonObject } from "../json";
import { footer, lastScreen, navigate, screen, type Catalogue } from "./entry";

const name = { type: "string", __example__: "Ada" };
const greeting = { type: "TextBody", text: "${data.name}" };

/** The members of a screen that has a field `name`, or other data, and shows a text. */
function showing(text: string | readonly string[], data: JsonObject = { name }): JsonObject {
  return {
    data,
    layout: { type: "SingleColumnLayout", children: [{ type: "TextBody", text }, footer()] },
  };
}

/** Codes about a screen's data, bindings and expressions. */
export const dataCodes = {
  INVALID_SCREEN_DATA: {
    severity: "error",
    source: "documented",
    description:
      "A field in a screen's `data` has no `type` or `__example__`, its example is of another type, or an `__example__` is within `properties`. A binding to a screen that does not exist has this code too.",
    example: {
      in: "screen",
      bad: showing("${data.name}", { name: { type: "string", __example__: 1 } }),
      good: showing("${data.name}"),
    },
  },
  KALEYRA_UNDOCUMENTED_DATA_TYPE: {
    severity: "warning",
    source: "own",
    description: "A field in a screen's `data` has a `type` that Meta does not document.",
    example: {
      in: "screen",
      bad: showing("${data.name}", { name: { type: "text", __example__: "Ada" } }),
      good: showing("${data.name}"),
    },
  },
  INVALID_SCREEN_DYNAMIC_DATA: {
    severity: "error",
    source: "documented",
    description:
      "A binding names a field or input that does not exist, or one of another type than the property takes. A hyphen in the name of a field is a warning: Meta's editor refuses it, although its documentation allows it.",
    example: { in: "screen", bad: showing("${data.nam}"), good: showing("${data.name}") },
  },
  INVALID_TEXT_DYNAMIC_DATA: {
    severity: "error",
    source: "observed",
    description: "A text that is a list of lines has a binding in one of them.",
    example: {
      in: "screen",
      bad: showing(["Hello", "${data.name}"]),
      good: showing(["Hello", "`'Dear ' ${data.name}`"]),
    },
  },
  KALEYRA_LITERAL_BINDING: {
    severity: "warning",
    source: "own",
    description:
      "A binding is in the middle of a text, or in a notation that WhatsApp does not know, such as `{{data.name}}` or `${data.name` without its brace. WhatsApp shows it literally. From version 6.0 an expression in back-quotes joins texts.",
    example: {
      in: "screen",
      bad: showing("Hello ${data.name}"),
      good: showing("`'Hello ' ${data.name}`"),
    },
  },
  KALEYRA_UNUSED_DATA: {
    severity: "warning",
    source: "own",
    description: "A screen declares a field in `data` that nothing uses.",
    example: { in: "screen", bad: showing("Hello"), good: showing("${data.name}") },
  },
  INVALID_NAVIGATE_ACTION_PAYLOAD: {
    severity: "error",
    source: "documented",
    description:
      "The payload of a `navigate` lacks a field that the next screen declares, has one that it does not declare, or binds one of another type. Missing and additional fields are a warning from version 6.0 to 7.2.",
    example: {
      in: "screens",
      bad: [
        screen("START", [footer(navigate("DONE", { nam: "Ada" }))]),
        screen("DONE", [greeting, footer()], { terminal: true, data: { name } }),
      ],
      good: [
        screen("START", [footer(navigate("DONE", { name: "Ada" }))]),
        screen("DONE", [greeting, footer()], { terminal: true, data: { name } }),
      ],
    },
  },
  INVALID_NAVIGATE_ACTION_STATIC_DATA: {
    severity: "error",
    source: "observed",
    description:
      "A fixed value in the payload of a `navigate` is of another type than the next screen declares.",
    example: {
      in: "screens",
      bad: [
        screen("START", [footer(navigate("DONE", { name: 1 }))]),
        screen("DONE", [greeting, footer()], { terminal: true, data: { name } }),
      ],
      good: [
        screen("START", [footer(navigate("DONE", { name: "1" }))]),
        screen("DONE", [greeting, footer()], { terminal: true, data: { name } }),
      ],
    },
  },
  MISSING_NAVIGATION_ACTION_PAYLOAD: {
    severity: "error",
    source: "documented",
    description:
      "A `navigate` has no `payload`, and the next screen declares data. A warning from version 6.0 to 7.2.",
    example: {
      in: "screens",
      bad: [
        screen("START", [footer({ name: "navigate", next: { type: "screen", name: "DONE" } })]),
        screen("DONE", [greeting, footer()], { terminal: true, data: { name } }),
      ],
      good: [
        screen("START", [footer(navigate("DONE", { name: "Ada" }))]),
        screen("DONE", [greeting, footer()], { terminal: true, data: { name } }),
      ],
    },
  },
  INVALID_ON_CLICK_ACTION_PAYLOAD: {
    severity: "error",
    source: "documented",
    description:
      "A binding in a payload names something that does not exist, hands files to another screen, has files inside a list or object, or may send too many files.",
    example: {
      in: "screens",
      bad: [
        screen("START", [footer(navigate("DONE"))]),
        screen("DONE", [footer({ name: "complete", payload: { email: "${form.email}" } })], {
          terminal: true,
        }),
      ],
      good: [screen("START", [footer(navigate("DONE"))]), lastScreen("DONE")],
    },
  },
  INVALID_ACTION_PAYLOAD_PROPERTY: {
    severity: "error",
    source: "documented",
    since: "6.0",
    description:
      "An expression in a payload cannot be read, or names something that does not exist. A warning before version 7.2.",
    example: {
      in: "screen",
      bad: {
        layout: {
          type: "SingleColumnLayout",
          children: [footer({ name: "complete", payload: { total: "`1 +`" } })],
        },
      },
      good: {
        layout: {
          type: "SingleColumnLayout",
          children: [footer({ name: "complete", payload: { total: "`1 + 2`" } })],
        },
      },
    },
  },
  INVALID_UPDATE_DATA_ACTION_PAYLOAD: {
    severity: "error",
    source: "observed",
    since: "6.0",
    description:
      "An `update_data` sets a field that the screen does not declare, or to a value of another type, or both a component and its options have one.",
    example: {
      in: "screen",
      bad: updating({ nam: "Ada" }),
      good: updating({ name: "Ada" }),
    },
  },
} as const satisfies Catalogue;

/** The members of a screen that has a field `name`, and sets fields by an `update_data`. */
function updating(payload: JsonObject): JsonObject {
  const optIn = {
    type: "OptIn",
    name: "terms",
    label: "I agree",
    "on-select-action": { name: "update_data", payload },
  };
  return {
    data: { name },
    layout: { type: "SingleColumnLayout", children: [greeting, optIn, footer()] },
  };
}
