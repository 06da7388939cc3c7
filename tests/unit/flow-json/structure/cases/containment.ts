import type { Case } from "../../it-finds";
import {
  aDocument,
  aScreen,
  inVersion,
  body,
  calendar,
  chips,
  footer,
  form,
  input,
  leadingOn,
  list,
  listing,
  showing,
  toOnly,
  type Part,
  firstComponent,
  footerToOnly,
  ifThen,
  showingOnly,
  withCondition,
  withConditionOnly,
} from "../documents";

const richText = { type: "RichText", text: "# Terms" };

const footerWithEmail = {
  ...footer,
  "on-click-action": { name: "complete", payload: { email: "${form.email}" } },
};

/** The contents of containers. */
export const containmentCases: readonly Case[] = [
  {
    given: "an unknown component",
    bad: showing(body({ type: "TextBdy" })),
    code: "INVALID_PROPERTY_VALUE",
    path: `${firstComponent}.type`,
    line: '"type": "TextBdy"',
    near: showing(body()),
  },
  {
    given: "a component called constructor",
    bad: showing(body({ type: "constructor" })),
    code: "INVALID_PROPERTY_VALUE",
    path: `${firstComponent}.type`,
    line: '"type": "constructor"',
    near: showing(body()),
  },
  {
    given: "a component of a later version",
    bad: inVersion("6.0", showing(calendar())),
    code: "INVALID_PROPERTY_VALUE",
    path: `${firstComponent}.type`,
    line: '"type": "CalendarPicker"',
    near: inVersion("6.1", showing(calendar())),
  },
  {
    given: "a Form in a Form",
    bad: showing(form(input(), { ...form(), name: "inner" })),
    code: "INVALID_PROPERTY_VALUE",
    path: `${firstComponent}.children[1].type`,
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
    path: `${firstComponent}.cases.a[0].type`,
    line: '"type": "If"',
    near: showing(switching({ a: [body()] }), input()),
  },
  {
    given: "chips in an If",
    bad: inVersion("7.0", withCondition(ifThen([chips()]))),
    code: "INVALID_PROPERTY_VALUE",
    path: `${firstComponent}.then[0].type`,
    line: '"type": "ChipsSelector"',
    near: inVersion("7.1", withCondition(ifThen([chips()]))),
  },
  {
    given: "an If in an If in an If in an If",
    bad: withCondition(ifThen([ifThen([ifThen([ifThen([body()])])])])),
    code: "MAXIMUM_IF_NESTING",
    path: `${firstComponent}.then[0].then[0].then[0].type`,
    line: '"type": "If"',
    near: withCondition(ifThen([ifThen([ifThen([body()])])])),
  },
  {
    given: "an empty then",
    bad: withCondition(ifThen([], { else: [] })),
    code: "INVALID_PROPERTY_VALUE",
    path: `${firstComponent}.then`,
    line: '"then": []',
    near: withCondition(ifThen([body()], { else: [] })),
  },
  {
    given: "a Switch without cases",
    bad: showing(switching({}), input()),
    code: "EMPTY_SWITCH_CASES",
    path: `${firstComponent}.cases`,
    line: '"cases": {}',
    near: showing(switching({ a: [] }), input()),
  },
  {
    given: "an input outside of the Form",
    bad: showing(form(input()), input({ name: "other" })),
    code: "COMPONENTS_OUTSIDE_FORM",
    path: "screens[0].layout.children[1].type",
    line: '"type": "TextInput"',
    near: showing(form(input()), calendar()),
  },
  {
    given: "an input without a Form",
    bad: inVersion("3.1", showing(input())),
    code: "KEYWORD_ONE_OF",
    path: `${firstComponent}.type`,
    line: '"type": "TextInput"',
    near: inVersion("4.0", showing(input())),
  },
  {
    given: "a Footer that reads a Form and is outside of it",
    bad: inVersion("3.1", showingOnly(form(input()), footerWithEmail)),
    code: "INVALID_FOOTER_PAYLOAD_OUTSIDE_FORM",
    path: "screens[0].layout.children[1].on-click-action.payload.email",
    line: '"email": "${form.email}"',
    near: inVersion("3.1", showingOnly(form(input(), footerWithEmail))),
  },
  {
    given: "a RichText with another component",
    bad: inVersion("6.3", showing(richText, body())),
    code: "INVALID_COMPONENT_PLACEMENT",
    path: `${firstComponent}.type`,
    line: '"type": "RichText"',
    near: inVersion("6.3", showing(richText)),
  },
  {
    given: "a RichText with a Footer, before 6.3",
    bad: inVersion("6.2", showing(richText)),
    code: "INVALID_COMPONENT_PLACEMENT",
    path: `${firstComponent}.type`,
    line: '"type": "RichText"',
    near: inVersion("6.3", showing(richText)),
  },
  {
    given: "a RichText with another component, in its first version",
    bad: inVersion("5.1", onSecondScreen(richText, body())),
    code: "INVALID_RICHTEXT_PLACEMENT",
    path: "screens[1].layout.children[0].type",
    line: '"type": "RichText"',
    near: inVersion("5.1", onSecondScreen(richText)),
  },
  {
    given: "a NavigationList with another component",
    bad: listing(list(), body()),
    code: "INVALID_COMPONENT_PLACEMENT",
    path: `${firstComponent}.type`,
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
    given: "a Footer in then and not in else",
    bad: withConditionOnly(ifThen([footer], { else: [body()] })),
    code: "MISSING_FOOTER_IN_IF_ELSE_BRANCHES",
    path: `${firstComponent}.else`,
    line: '"else": [',
    near: withConditionOnly(ifThen([footer], { else: [footer] })),
  },
  {
    given: "a Footer in an If without else",
    bad: withConditionOnly(ifThen([footer])),
    code: "MISSING_FOOTER_IN_IF_ELSE_BRANCHES",
    path: firstComponent,
    line: "{",
    near: withConditionOnly(ifThen([footer], { else: [footer] })),
  },
  {
    given: "a Footer in one of two cases",
    bad: showingOnly(switching({ a: [footer], b: [body()] }), input()),
    code: "MISSING_FOOTER_IN_SWITCH_BRANCHES",
    path: `${firstComponent}.cases.b`,
    line: '"b": [',
    near: showingOnly(switching({ a: [footer], b: [footer] }), input()),
  },
  {
    given: "a Footer in an If within an If",
    bad: withCondition(ifThen([ifThen([footer])])),
    code: "INVALID_PROPERTY_VALUE",
    path: `${firstComponent}.then[0].then[0].type`,
    line: '"type": "Footer"',
    near: withCondition(ifThen([ifThen([body()])])),
    options: { ignore: ["COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN"] },
  },
  {
    given: "success on a screen that is not terminal",
    bad: leadingOn([footerToOnly], { success: true }),
    code: "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED",
    path: "screens[0].success",
    line: '"success": true',
    near: leadingOn([footerToOnly]),
  },
  {
    given: "a refresh without an endpoint",
    bad: leadingOn([footerToOnly], { refresh_on_back: true }),
    code: "INVALID_PROPERTY_VALUE",
    path: "screens[0].refresh_on_back",
    line: '"refresh_on_back": true',
    near: leadingOn([footerToOnly], { refresh_on_back: false }),
  },
];

function switching(cases: Part): Part {
  return { type: "Switch", value: "${form.email}", cases };
}

/** A document whose second screen has only these components. */
function onSecondScreen(...children: readonly Part[]): Part {
  const toTerms = { ...toOnly, next: { type: "screen", name: "TERMS" } };
  const link = { type: "EmbeddedLink", text: "Terms", "on-click-action": toTerms };
  const layout = { type: "SingleColumnLayout", children };
  return aDocument({ screens: [aScreen([link]), { id: "TERMS", title: "Terms", layout }] });
}
