import type { Case } from "../../it-finds";
import {
  aDocument,
  aScreen,
  as,
  body,
  calendar,
  chips,
  footer,
  form,
  input,
  leadingOn,
  list,
  listing,
  screenWith,
  showing,
  toOnly,
  type Part,
  first,
} from "../documents";

const condition = "${data.on}";

const onData = { on: { type: "boolean", __example__: true } };

const richText = { type: "RichText", text: "# Terms" };

const going = { ...footer, "on-click-action": toOnly };

const sending = {
  ...footer,
  "on-click-action": { name: "complete", payload: { email: "${form.email}" } },
};

/** The contents of containers. */
export const containmentCases: readonly Case[] = [
  {
    given: "an unknown component",
    bad: showing({ type: "TextBdy", txt: "Hello" }),
    code: "INVALID_PROPERTY_VALUE",
    path: `${first}.type`,
    line: '"type": "TextBdy"',
    near: showing(body()),
  },
  {
    given: "a component called constructor",
    bad: showing({ type: "constructor" }),
    code: "INVALID_PROPERTY_VALUE",
    path: `${first}.type`,
    line: '"type": "constructor"',
    near: showing(body()),
  },
  {
    given: "a component of a later version",
    bad: as("6.0", showing(calendar())),
    code: "INVALID_PROPERTY_VALUE",
    path: `${first}.type`,
    line: '"type": "CalendarPicker"',
    near: as("6.1", showing(calendar())),
  },
  {
    given: "a Form in a Form",
    bad: showing(form(input(), { ...form(), name: "inner" })),
    code: "INVALID_PROPERTY_VALUE",
    path: `${first}.children[1].type`,
    line: '"type": "Form"',
    near: showing(form(input())),
    options: { ignore: ["COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN"] },
  },
  {
    given: "an If in a Switch",
    bad: showing(
      switching({ a: [{ type: "If", condition: "${form.email} == 'a'", then: [body()] }] }),
      input(),
    ),
    code: "INVALID_PROPERTY_VALUE",
    path: `${first}.cases.a[0].type`,
    line: '"type": "If"',
    near: showing(switching({ a: [body()] }), input()),
  },
  {
    given: "chips in an If",
    bad: as("7.0", deciding(ifThen([chips()]))),
    code: "INVALID_PROPERTY_VALUE",
    path: `${first}.then[0].type`,
    line: '"type": "ChipsSelector"',
    near: as("7.1", deciding(ifThen([chips()]))),
  },
  {
    given: "an If in an If in an If in an If",
    bad: deciding(ifThen([ifThen([ifThen([ifThen([body()])])])])),
    code: "MAXIMUM_IF_NESTING",
    path: `${first}.then[0].then[0].then[0].type`,
    line: '"type": "If"',
    near: deciding(ifThen([ifThen([ifThen([body()])])])),
  },
  {
    given: "an empty then",
    bad: deciding(ifThen([])),
    code: "INVALID_PROPERTY_VALUE",
    path: `${first}.then`,
    line: '"then": []',
    near: deciding(ifThen([body()], { else: [] })),
  },
  {
    given: "a Switch without cases",
    bad: showing(switching({}), input()),
    code: "EMPTY_SWITCH_CASES",
    path: `${first}.cases`,
    line: '"cases": {}',
    near: showing(switching({ a: [] }), input()),
  },
  {
    given: "an input beside the Form",
    bad: showing(form(input()), input({ name: "other" })),
    code: "COMPONENTS_OUTSIDE_FORM",
    path: "screens[0].layout.children[1].type",
    line: '"type": "TextInput"',
    near: showing(form(input()), calendar()),
  },
  {
    given: "an input without a Form",
    bad: as("3.1", showing(input())),
    code: "KEYWORD_ONE_OF",
    path: `${first}.type`,
    line: '"type": "TextInput"',
    near: as("4.0", showing(input())),
  },
  {
    given: "a Footer that reads the Form it is not in",
    bad: as(
      "3.1",
      screenWith({ layout: { type: "SingleColumnLayout", children: [form(input()), sending] } }),
    ),
    code: "INVALID_FOOTER_PAYLOAD_OUTSIDE_FORM",
    path: "screens[0].layout.children[1].on-click-action.payload.email",
    line: '"email": "${form.email}"',
    near: as(
      "3.1",
      screenWith({ layout: { type: "SingleColumnLayout", children: [form(input(), sending)] } }),
    ),
  },
  {
    given: "a RichText with company",
    bad: as("6.3", showing(richText, body())),
    code: "INVALID_COMPONENT_PLACEMENT",
    path: `${first}.type`,
    line: '"type": "RichText"',
    near: as("6.3", showing(richText)),
  },
  {
    given: "a RichText with a Footer, before it could have one",
    bad: as("6.2", showing(richText)),
    code: "INVALID_COMPONENT_PLACEMENT",
    path: `${first}.type`,
    line: '"type": "RichText"',
    near: as("6.2", leadingOnFrom(richText)),
  },
  {
    given: "a RichText with company, in its first version",
    bad: as("5.1", showing(richText, body())),
    code: "INVALID_RICHTEXT_PLACEMENT",
    path: `${first}.type`,
    line: '"type": "RichText"',
    near: as("5.1", leadingOnFrom(richText)),
  },
  {
    given: "a NavigationList with company",
    bad: listing(list(), body()),
    code: "INVALID_COMPONENT_PLACEMENT",
    path: `${first}.type`,
    line: '"type": "NavigationList"',
    near: listing(list(), list({ name: "more" })),
  },
  {
    given: "a NavigationList on a terminal screen",
    bad: leadingOn([list()], { terminal: true }),
    code: "INVALID_PROPERTY_KEY",
    path: "screens[0].terminal",
    line: '"terminal": true',
    near: leadingOn([list()], { terminal: false }),
    options: { ignore: ["MISSING_FOOTER_ON_TERMINAL_SCREEN"] },
  },
  {
    given: "a Footer in then alone",
    bad: bare(ifThen([footer], { else: [body()] })),
    code: "MISSING_FOOTER_IN_IF_ELSE_BRANCHES",
    path: `${first}.else`,
    line: '"else": [',
    near: bare(ifThen([footer], { else: [footer] })),
  },
  {
    given: "a Footer in an If without else",
    bad: bare(ifThen([footer])),
    code: "MISSING_FOOTER_IN_IF_ELSE_BRANCHES",
    path: first,
    line: "{",
    near: bare(ifThen([body()]), footer),
  },
  {
    given: "a Footer in one case alone",
    bad: withoutData(switching({ a: [footer], b: [body()] }), input()),
    code: "MISSING_FOOTER_IN_SWITCH_BRANCHES",
    path: `${first}.cases.b`,
    line: '"b": [',
    near: withoutData(switching({ a: [footer], b: [footer] }), input()),
  },
  {
    given: "a Footer in an If within an If",
    bad: deciding(ifThen([ifThen([footer])])),
    code: "INVALID_PROPERTY_VALUE",
    path: `${first}.then[0].then[0].type`,
    line: '"type": "Footer"',
    near: bare(ifThen([footer], { else: [footer] })),
    options: { ignore: ["COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN"] },
  },
  {
    given: "success where the flow does not end",
    bad: leadingOn([going], { success: true }),
    code: "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED",
    path: "screens[0].success",
    line: '"success": true',
    near: screenWith({ success: true }),
  },
  {
    given: "a refresh without an endpoint",
    bad: leadingOn([going], { refresh_on_back: true }),
    code: "INVALID_PROPERTY_VALUE",
    path: "screens[0].refresh_on_back",
    line: '"refresh_on_back": true',
    near: leadingOn([going], { refresh_on_back: false }),
  },
];

function ifThen(then: readonly unknown[], more: Part = {}): Part {
  return { type: "If", condition, then, ...more };
}

function deciding(...children: readonly unknown[]): Part {
  return screenWith({ data: onData }, ...children);
}

/** Like `bare`, without data. */
function withoutData(...children: readonly unknown[]): Part {
  return screenWith({ layout: { type: "SingleColumnLayout", children } });
}

/** A screen with only the given components, without a Footer of its own. */
function bare(...children: readonly unknown[]): Part {
  return screenWith({ data: onData, layout: { type: "SingleColumnLayout", children } });
}

function switching(cases: Part): Part {
  return { type: "Switch", value: "${form.email}", cases };
}

/** A screen with one component, which an earlier screen leads to. */
function leadingOnFrom(alone: Part): Part {
  const toTerms = { ...toOnly, next: { type: "screen", name: "TERMS" } };
  const link = { type: "EmbeddedLink", text: "Terms", "on-click-action": toTerms };
  const layout = { type: "SingleColumnLayout", children: [alone] };
  return aDocument({ screens: [aScreen([link]), { id: "TERMS", title: "Terms", layout }] });
}
