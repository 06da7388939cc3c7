import type { ComponentSpec, PropertySpec, TextLimit } from "../spec";
import {
  assumedDefault,
  byDefault,
  flag,
  listOf,
  literal,
  literalFlag,
  optional,
  required,
  text,
  visible,
  words,
} from "../values";

const anywhere = { Screen: true, Form: true, If: true, Switch: true } as const;

/** A component with one line of text. */
function heading(name: string, doc: string): ComponentSpec {
  return {
    name,
    doc,
    in: anywhere,
    properties: {
      text: required("The text.", text({ notBlank: "always", longest: { documented: 80 } })),
      visible,
    },
  };
}

/** A text, or from 5.1 a list of lines without bindings. */
function textOrLines(longest: TextLimit | undefined): PropertySpec {
  return required("The text; from 5.1 also a list of lines without bindings.", {
    kind: "either",
    options: [
      { value: text({ notBlank: "always", ...(longest && { longest }) }) },
      {
        value: listOf(literal(), { dynamic: false, called: "lines" }),
        since: "5.1",
      },
    ],
  });
}

/** A component with text of several lines. */
function body(name: string, doc: string, longest: TextLimit): ComponentSpec {
  return {
    name,
    doc,
    in: anywhere,
    properties: {
      text: textOrLines(longest),
      "font-weight": optional(
        "The weight of the font.",
        words("bold", "italic", "bold_italic", "normal"),
        assumedDefault("normal"),
      ),
      strikethrough: optional("Whether the text is struck through.", flag, assumedDefault(false)),
      markdown: optional("Whether the text is Markdown.", literalFlag, {
        since: "5.1",
        ...byDefault(false),
      }),
      visible,
    },
  };
}

/** @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/components#text */
export const textComponents: readonly ComponentSpec[] = [
  heading("TextHeading", "A heading."),
  heading("TextSubheading", "A smaller heading."),
  body("TextBody", "Running text.", { documented: 4096 }),
  body("TextCaption", "A small text.", { documented: 409, drawn: 4096 }),
  {
    name: "RichText",
    doc: "A long text in Markdown; the only component of its screen, from 6.3 except for a Footer.",
    since: "5.1",
    in: { Screen: true },
    properties: { text: textOrLines(undefined), visible },
  },
];
