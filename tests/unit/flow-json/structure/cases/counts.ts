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
  screenWith,
  showing,
  toOnly,
  type Part,
} from "../documents";

const links = (count: number) =>
  Array.from({ length: count }, () => ({
    type: "EmbeddedLink",
    text: "More",
    "on-click-action": { name: "open_url", url: "https://example.com" },
  }));

/** The field `on` of `onData`, which is an If's condition here. */
const condition = "${data.on}";

const onData = { on: { type: "boolean", __example__: true } };

const footerToOnly = { ...footer, "on-click-action": toOnly };

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
    near: withoutFooter(ifThen([footer], { else: [footer] })),
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
    bad: showing(...Array.from({ length: 50 }, () => body())),
    code: "MAX_ALLOWED_COMPONENTS_PER_SCREEN",
    severity: "warning",
    path: "screens[0].layout",
    line: '"layout": {',
    near: showing(...Array.from({ length: 49 }, () => body())),
  },
  {
    given: "more components than Meta accepts",
    bad: showing(...Array.from({ length: 100 }, () => body())),
    code: "MAX_ALLOWED_COMPONENTS_PER_SCREEN",
    path: "screens[0].layout",
    line: '"layout": {',
    near: showing(form(...Array.from({ length: 49 }, () => body()))),
  },
];

function ifThen(then: readonly unknown[], more: Part = {}): Part {
  return { type: "If", condition, then, ...more };
}

/** A document that declares the field of `condition`. */
function withCondition(...children: readonly unknown[]): Part {
  return screenWith({ data: onData }, ...children);
}

/** A document that declares the field of `condition`, without the Footer of `aScreen`. */
function withoutFooter(...children: readonly unknown[]): Part {
  return screenWith({ data: onData, layout: { type: "SingleColumnLayout", children } });
}

/** A screen before that of `aScreen`. */
function leading(children: readonly unknown[]): Part {
  const layout = { type: "SingleColumnLayout", children: [...children, footerToOnly] };
  return { id: "FIRST", title: "First", layout };
}
