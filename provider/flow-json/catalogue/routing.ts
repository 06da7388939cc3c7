import type { Json } from "../json";
import { footer, lastScreen, navigate, screen, type Catalogue } from "./entry";

const doneScreen = lastScreen("DONE");
const startScreen = screen("START", [footer(navigate("DONE"))]);
const input = { type: "TextInput", name: "email", label: "E-mail" };
const sendingFooter = footer({ name: "complete", payload: { email: "${form.email}" } });

/** A link, since a screen can lead to several others only with links. */
function link(target: string): Json {
  return { type: "EmbeddedLink", text: "More", "on-click-action": navigate(target) };
}

/** Screens that lead from START to END, without END. */
const steps = [
  screen("START", [link("ONE")]),
  screen("ONE", [link("TWO")]),
  screen("TWO", [link("END")]),
];

/** Codes about the targets of actions, and the end of a flow. */
export const routingCodes = {
  INVALID_ROUTING_MODEL: {
    severity: "error",
    source: "documented",
    description:
      "`routing_model` does not fit the screens: it names an unknown screen, omits a screen or a route that an action takes, has no entry screen, more than ten destinations of a screen, a route back, or a screen from which no terminal screen can be reached.",
    example: {
      in: "document",
      bad: { screens: [startScreen, doneScreen], routing_model: { START: ["DON"], DONE: [] } },
      good: { screens: [startScreen, doneScreen], routing_model: { START: ["DONE"], DONE: [] } },
    },
  },
  KALEYRA_ROUTING_CYCLE: {
    severity: "warning",
    source: "own",
    description:
      "Several screens lead in a circle. WhatsApp has a back button, so routes only lead forward.",
    example: {
      in: "document",
      bad: {
        screens: [...steps, screen("END", [link("ONE"), footer()], { terminal: true })],
        routing_model: { START: ["ONE"], ONE: ["TWO"], TWO: ["END"], END: ["ONE"] },
      },
      good: {
        screens: [...steps, lastScreen("END")],
        routing_model: { START: ["ONE"], ONE: ["TWO"], TWO: ["END"], END: [] },
      },
    },
  },
  INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME: {
    severity: "error",
    source: "documented",
    description: "A `navigate` leads to an unknown screen, or to its own.",
    example: {
      in: "screens",
      bad: [screen("START", [footer(navigate("DON")), link("DONE")]), doneScreen],
      good: [startScreen, doneScreen],
    },
  },
  KALEYRA_NEXT_TYPE: {
    severity: "warning",
    source: "own",
    description: "The `next` of a `navigate` has another `type` than `screen`.",
    example: {
      in: "screens",
      bad: [
        screen("START", [
          footer({ name: "navigate", next: { type: "page", name: "DONE" }, payload: {} }),
        ]),
        doneScreen,
      ],
      good: [startScreen, doneScreen],
    },
  },
  INVALID_COMPLETE_ACTION: {
    severity: "error",
    source: "documented",
    description: "A `complete` is on a screen that is not terminal.",
    example: {
      in: "screens",
      bad: [screen("START", [link("DONE"), footer()]), doneScreen],
      good: [startScreen, doneScreen],
    },
  },
  INVALID_FOOTER_PAYLOAD_OUTSIDE_FORM: {
    severity: "error",
    source: "documented",
    until: "4.0",
    description: "The payload of a Footer outside the Form uses an input inside it.",
    example: {
      in: "screen",
      version: "3.1",
      bad: {
        layout: {
          type: "SingleColumnLayout",
          children: [{ type: "Form", name: "form", children: [input] }, sendingFooter],
        },
      },
      good: {
        layout: {
          type: "SingleColumnLayout",
          children: [{ type: "Form", name: "form", children: [input, sendingFooter] }],
        },
      },
    },
  },
  MISSING_TERMINAL_SCREEN: {
    severity: "error",
    source: "documented",
    description: "No screen is terminal, so the flow never ends.",
    example: {
      in: "screens",
      bad: [screen("ONLY", [footer()])],
      good: [screen("ONLY", [footer()], { terminal: true })],
    },
  },
  MISSING_FOOTER_ON_TERMINAL_SCREEN: {
    severity: "error",
    source: "documented",
    description:
      "A terminal screen has no Footer, which ends the flow. Before version 7.3 it is contested: Meta's documentation requires the Footer, its client does not. It is a warning there, and an error in strict validation.",
    example: {
      in: "screens",
      bad: [screen("ONLY", [{ type: "TextBody", text: "Bye" }], { terminal: true })],
      good: [screen("ONLY", [{ type: "TextBody", text: "Bye" }, footer()], { terminal: true })],
    },
  },
} as const satisfies Catalogue;
