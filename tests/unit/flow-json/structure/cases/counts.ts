import type { Case } from "../../it-finds";
import {
  aDocument,
  aScreen,
  inVersion,
  body,
  carousel,
  footer,
  form,
  image,
  input,
  showing,
  type Part,
  footerToOnly,
  ifThen,
  withCondition,
  withConditionOnly,
} from "../documents";

const links = (count: number) =>
  Array.from({ length: count }, () => ({
    type: "EmbeddedLink",
    text: "More",
    "on-click-action": { name: "open_url", url: "https://example.com" },
  }));

const bodies = (count: number) => Array.from({ length: count }, () => body());

/** The number of components on a screen. */
export const countCases: readonly Case[] = [
  {
    given: "three links",
    bad: showing(...links(3)),
    code: "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN",
    path: "screens[0].layout.children[2].type",
    line: '"type": "EmbeddedLink"',
    near: showing(...links(2)),
  },
  {
    given: "four pictures, two of them in a branch",
    bad: withCondition(image(), ifThen([image(), image()], { else: [image()] }), image()),
    code: "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN",
    path: "screens[0].layout.children[2].type",
    line: '"type": "Image"',
    near: withCondition(image(), ifThen([image()], { else: [image()] }), image()),
  },
  {
    given: "a PhotoPicker and a DocumentPicker",
    bad: showing(
      { type: "PhotoPicker", name: "p", label: "Photo" },
      { type: "DocumentPicker", name: "d", label: "Document" },
    ),
    code: "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN",
    path: "screens[0].layout.children[1].type",
    line: '"type": "DocumentPicker"',
    near: showing({ type: "PhotoPicker", name: "p", label: "Photo" }),
  },
  {
    given: "a Footer in both branches of an If and another one",
    bad: withCondition(ifThen([footer], { else: [footer] })),
    code: "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN",
    path: "screens[0].layout.children[1].type",
    line: '"type": "Footer"',
    near: withConditionOnly(ifThen([footer], { else: [footer] })),
  },
  {
    given: "two Forms",
    bad: inVersion("7.0", showing(form(input()), form(input({ name: "b" })))),
    code: "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN",
    path: "screens[0].layout.children[1].type",
    line: '"type": "Form"',
    near: inVersion("6.3", showing(form(input()), form(input({ name: "b" })))),
  },
  {
    given: "four carousels on two screens",
    bad: aDocument({
      screens: [leading([carousel(), carousel()]), aScreen([carousel(), carousel()])],
    }),
    code: "INVALID_PROPERTY_VALUE",
    path: "screens[1].layout.children[1].type",
    line: '"type": "ImageCarousel"',
    near: aDocument({ screens: [leading([carousel(), carousel()]), aScreen([carousel()])] }),
  },
  // The Footer counts too, and a Form does not. Meta documents 50, and refuses more than 100.
  {
    given: "more components than are documented",
    bad: showing(...bodies(50)),
    code: "MAX_ALLOWED_COMPONENTS_PER_SCREEN",
    severity: "warning",
    path: "screens[0].layout",
    line: '"layout": {',
    near: showing(...bodies(49)),
  },
  {
    given: "more components in a Form than are documented",
    bad: showing(form(...bodies(50))),
    code: "MAX_ALLOWED_COMPONENTS_PER_SCREEN",
    severity: "warning",
    path: "screens[0].layout",
    line: '"layout": {',
    near: showing(form(...bodies(49))),
  },
  {
    given: "as many components as Meta accepts",
    bad: showing(...bodies(99)),
    code: "MAX_ALLOWED_COMPONENTS_PER_SCREEN",
    severity: "warning",
    path: "screens[0].layout",
    line: '"layout": {',
    near: showing(...bodies(49)),
  },
  {
    given: "more components than Meta accepts",
    bad: showing(...bodies(100)),
    code: "MAX_ALLOWED_COMPONENTS_PER_SCREEN",
    path: "screens[0].layout",
    line: '"layout": {',
    near: showing(...bodies(49)),
  },
];

/** A screen before that of `aScreen`. */
function leading(children: readonly unknown[]): Part {
  const layout = { type: "SingleColumnLayout", children: [...children, footerToOnly] };
  return { id: "FIRST", title: "First", layout };
}
