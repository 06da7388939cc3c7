import type { JsonObject } from "../json";
import { footer, lastScreen, navigate, options, screen, type Catalogue } from "./entry";

const body = { type: "TextBody", text: "Hello" };
const richText = { type: "RichText", text: "Hello" };
const input = { type: "TextInput", name: "email", label: "E-mail" };
const link = {
  type: "EmbeddedLink",
  text: "More",
  "on-click-action": { name: "open_url", url: "https://example.com" },
};
const toTerms = { ...link, "on-click-action": navigate("TERMS") };
const data = { member: { type: "boolean", __example__: true } };
const plan = { type: "Dropdown", name: "plan", label: "Plan", "data-source": options(2) };

/** Ifs inside each other, the innermost with a text. */
function nestedIfs(levels: number): JsonObject {
  const inner = levels === 1 ? body : nestedIfs(levels - 1);
  return { type: "If", condition: "${data.member}", then: [inner] };
}

/** Codes about screens and the components on them. */
export const layoutCodes = {
  DUPLICATE_SCREEN_IDS: {
    severity: "error",
    source: "documented",
    description: "Two screens have the same `id`.",
    example: {
      in: "screens",
      bad: [lastScreen("DONE"), lastScreen("DONE")],
      good: [screen("START", [footer(navigate("DONE"))]), lastScreen("DONE")],
    },
  },
  SCREEN_ID_IS_RESERVED_KEYWORD: {
    severity: "error",
    source: "documented",
    description:
      "A screen has the id `success`, with which an endpoint ends a flow. `SUCCESS` in other letters is contested: Meta's documentation reserves it, its client accepts it. It is a warning, and an error in strict validation.",
    example: { in: "screen", bad: { id: "success" }, good: { id: "DONE" } },
  },
  MAX_SCREENS_NUMBER: {
    severity: "error",
    source: "documented",
    description: "The document has more than 100 screens.",
    example: {
      in: "screens",
      bad: Array.from({ length: 101 }, (_, index) => {
        // Ids contain no digits.
        const id = (number: number) =>
          `SCREEN_${String.fromCharCode(65 + Math.floor(number / 26), 65 + (number % 26))}`;
        return index < 100
          ? screen(id(index), [footer(navigate(id(index + 1)))])
          : lastScreen(id(index));
      }),
      good: [screen("START", [footer(navigate("DONE"))]), lastScreen("DONE")],
    },
  },
  INVALID_TYPE_PROPERTY_VALUE: {
    severity: "error",
    source: "documented",
    description: "The `type` of a layout is not `SingleColumnLayout`.",
    example: {
      in: "screen",
      bad: { layout: { type: "TwoColumnLayout", children: [footer()] } },
      good: { layout: { type: "SingleColumnLayout", children: [footer()] } },
    },
  },
  INVALID_SENSITIVE_FIELD: {
    severity: "error",
    source: "documented",
    since: "5.1",
    description: "`sensitive` names something that is not an input of the screen.",
    example: {
      in: "screen",
      bad: { sensitive: ["pin"] },
      good: {
        sensitive: ["email"],
        layout: { type: "SingleColumnLayout", children: [input, footer()] },
      },
    },
  },
  KALEYRA_SENSITIVE_OPT_IN: {
    severity: "warning",
    source: "own",
    since: "5.1",
    description: "`sensitive` names an OptIn. WhatsApp shows the customer's choice anyway.",
    example: {
      in: "screen",
      bad: {
        sensitive: ["terms"],
        layout: {
          type: "SingleColumnLayout",
          children: [{ type: "OptIn", name: "terms", label: "I agree" }, footer()],
        },
      },
      good: {
        sensitive: ["email"],
        layout: { type: "SingleColumnLayout", children: [input, footer()] },
      },
    },
  },
  COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN: {
    severity: "error",
    source: "documented",
    description:
      "A screen shows more components of a type than it may, for example more than two EmbeddedLinks. Of the branches of an If or Switch the fullest one counts.",
    example: { in: "children", bad: [link, link, link], good: [link, link] },
  },
  MAX_ALLOWED_COMPONENTS_PER_SCREEN: {
    severity: "error",
    source: "documented",
    description:
      "A screen has more than 100 components. More than 50, the number in Meta's documentation, is a warning.",
    example: {
      in: "children",
      bad: Array.from({ length: 100 }, () => body), // The Footer is one more.
      good: [body, body],
    },
  },
  COMPONENTS_OUTSIDE_FORM: {
    severity: "error",
    source: "documented",
    since: "4.0",
    description: "A screen has a Form, and an input that is not inside it.",
    example: {
      in: "children",
      bad: [{ type: "Form", name: "form", children: [input] }, plan],
      good: [{ type: "Form", name: "form", children: [input, plan] }],
    },
  },
  KEYWORD_ONE_OF: {
    severity: "error",
    source: "documented",
    until: "4.0",
    description: "An input is not inside a Form. Before version 4.0 every input has to be.",
    example: {
      in: "children",
      version: "3.1",
      bad: [input],
      good: [{ type: "Form", name: "form", children: [input] }],
    },
  },
  INVALID_COMPONENT_PLACEMENT: {
    severity: "error",
    source: "documented",
    since: "6.0",
    description:
      "A RichText or a NavigationList shares its screen with other components. A RichText may have a Footer (from 6.3), a NavigationList another NavigationList (from 6.2).",
    example: { in: "children", bad: [richText, body], good: [richText] },
  },
  INVALID_RICHTEXT_PLACEMENT: {
    severity: "error",
    source: "documented",
    since: "5.1",
    until: "6.0",
    description: "A RichText shares its screen with other components.",
    example: {
      in: "screens",
      version: "5.1",
      bad: [
        screen("ONLY", [toTerms, footer()], { terminal: true }),
        screen("TERMS", [richText, body]),
      ],
      good: [screen("ONLY", [toTerms, footer()], { terminal: true }), screen("TERMS", [richText])],
    },
  },
  MAXIMUM_IF_NESTING: {
    severity: "error",
    source: "documented",
    since: "4.0",
    description: "More than three levels of If are inside each other.",
    example: {
      in: "screen",
      bad: {
        data,
        layout: { type: "SingleColumnLayout", children: [nestedIfs(4), footer()] },
      },
      good: {
        data,
        layout: { type: "SingleColumnLayout", children: [nestedIfs(3), footer()] },
      },
    },
  },
  EMPTY_SWITCH_CASES: {
    severity: "error",
    source: "documented",
    since: "4.0",
    description: "A Switch has no cases.",
    example: {
      in: "children",
      bad: [plan, { type: "Switch", value: "${form.plan}", cases: {} }],
      good: [plan, { type: "Switch", value: "${form.plan}", cases: { option_0: [body] } }],
    },
  },
  PROPERTY_NAME_MISMATCH: {
    severity: "error",
    source: "observed",
    since: "4.0",
    description:
      "The key of a Switch's case does not begin with a letter, or has other characters than letters, digits, hyphens and underscores.",
    example: {
      in: "children",
      bad: [plan, { type: "Switch", value: "${form.plan}", cases: { "0 options": [body] } }],
      good: [plan, { type: "Switch", value: "${form.plan}", cases: { option_0: [body] } }],
    },
  },
  MISSING_FOOTER_IN_IF_ELSE_BRANCHES: {
    severity: "error",
    source: "documented",
    since: "4.0",
    description: "One branch of an If has a Footer, and the other has none.",
    example: {
      in: "screen",
      bad: {
        data,
        layout: {
          type: "SingleColumnLayout",
          children: [{ type: "If", condition: "${data.member}", then: [footer()], else: [body] }],
        },
      },
      good: {
        data,
        layout: {
          type: "SingleColumnLayout",
          children: [
            { type: "If", condition: "${data.member}", then: [footer()], else: [footer()] },
          ],
        },
      },
    },
  },
  MISSING_FOOTER_IN_SWITCH_BRANCHES: {
    severity: "error",
    source: "documented",
    since: "4.0",
    description: "Some cases of a Switch have a Footer, and others have none.",
    example: {
      in: "screen",
      bad: {
        layout: {
          type: "SingleColumnLayout",
          children: [
            plan,
            {
              type: "Switch",
              value: "${form.plan}",
              cases: { option_0: [footer()], option_1: [body] },
            },
          ],
        },
      },
      good: {
        layout: {
          type: "SingleColumnLayout",
          children: [
            plan,
            {
              type: "Switch",
              value: "${form.plan}",
              cases: { option_0: [footer()], option_1: [footer()] },
            },
          ],
        },
      },
    },
  },
} as const satisfies Catalogue;
