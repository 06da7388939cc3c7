import type { Case } from "../../it-finds";
import {
  aDocument,
  aScreen,
  as,
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

const condition = "${data.on}";

const onData = { on: { type: "boolean", __example__: true } };

const going = { ...footer, "on-click-action": toOnly };

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
    bad: deciding(image(), ifThen([image(), image()], { else: [image()] }), image()),
    code: "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN",
    path: "screens[0].layout.children[2].type",
    line: '"type": "Image"',
    near: deciding(image(), ifThen([image()], { else: [image()] }), image()),
  },
  {
    given: "photos and documents",
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
    given: "a Footer in both branches and another one",
    bad: deciding(ifThen([footer], { else: [footer] })),
    code: "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN",
    path: "screens[0].layout.children[1].type",
    line: '"type": "Footer"',
    near: bare(ifThen([footer], { else: [footer] })),
  },
  {
    given: "two Forms",
    bad: as("7.0", showing(form(input()), form(input({ name: "b" })))),
    code: "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN",
    path: "screens[0].layout.children[1].type",
    line: '"type": "Form"',
    near: as("6.3", showing(form(input()), form(input({ name: "b" })))),
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
    given: "more components than Meta takes",
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

function deciding(...children: readonly unknown[]): Part {
  return screenWith({ data: onData }, ...children);
}

/** A screen with only the given components, without a Footer of its own. */
function bare(...children: readonly unknown[]): Part {
  return screenWith({ data: onData, layout: { type: "SingleColumnLayout", children } });
}

function leading(children: readonly unknown[]): Part {
  const layout = { type: "SingleColumnLayout", children: [...children, going] };
  return { id: "FIRST", title: "First", layout };
}
