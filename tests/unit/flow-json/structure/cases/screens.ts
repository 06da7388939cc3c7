import type { Case } from "../../it-finds";
import {
  aDocument,
  inVersion,
  aScreen,
  body,
  footer,
  form,
  input,
  type Part,
  screenWith,
} from "../documents";

/** For a field that the document does not use: a text cannot show an array or an object. */
const mayBeUnused = { ignore: ["KALEYRA_UNUSED_DATA"] } as const;

const optIn = { type: "OptIn", name: "terms", label: "I agree" };

/** Shows a number as a text; a plain binding shows only a string. */
const shownNumber = "`'' ${data.age}`";

/** Mistakes in screens and in their data. */
export const screenCases: readonly Case[] = [
  {
    given: "digits in an id",
    bad: screenWith({ id: "SCREEN_1" }),
    code: "PATTERN_MISMATCH",
    path: "screens[0].id",
    line: '"id": "SCREEN_1"',
    near: screenWith({ id: "SCREEN_ONE" }),
  },
  {
    given: "an id without a letter, from 7.0",
    bad: inVersion("7.0", screenWith({ id: "_" })),
    code: "PATTERN_MISMATCH",
    path: "screens[0].id",
    line: '"id": "_"',
    near: inVersion("6.3", screenWith({ id: "_" })),
  },
  {
    given: "an empty id",
    bad: screenWith({ id: "" }),
    code: "MIN_CHARS_REQUIRED",
    path: "screens[0].id",
    line: '"id": ""',
    near: screenWith({ id: "S" }),
  },
  {
    given: "a reserved id",
    bad: screenWith({ id: "success" }),
    code: "SCREEN_ID_IS_RESERVED_KEYWORD",
    path: "screens[0].id",
    line: '"id": "success"',
    near: screenWith({ id: "SUCCESSFUL" }),
  },
  {
    given: "two screens with the same id",
    bad: aDocument({ screens: [aScreen([]), aScreen([])] }),
    code: "DUPLICATE_SCREEN_IDS",
    path: "screens[1].id",
    line: '"id": "ONLY"',
    near: aDocument({ screens: [aScreen([]), aScreen([], { id: "OTHER" })] }),
    // Nothing leads from one screen to the other.
    options: { ignore: ["INVALID_ROUTING_MODEL"] },
  },
  {
    given: "a blank title",
    bad: screenWith({ title: "  " }),
    code: "PATTERN_MISMATCH",
    path: "screens[0].title",
    line: '"title": "  "',
    near: screenWith({ title: "A" }),
  },
  {
    given: "a hundred and one screens",
    bad: manyScreens(101),
    code: "MAX_SCREENS_NUMBER",
    path: "screens",
    line: '"screens": [',
    near: manyScreens(100),
  },
  {
    given: "a sensitive field that no input has",
    bad: screenWith({ sensitive: ["emial"] }, form(input())),
    code: "INVALID_SENSITIVE_FIELD",
    path: "screens[0].sensitive[0]",
    line: '"emial"',
    near: screenWith({ sensitive: ["email"] }, form(input())),
  },
  {
    given: "a sensitive OptIn",
    bad: screenWith({ sensitive: ["terms"] }, input(), optIn),
    code: "KALEYRA_SENSITIVE_OPT_IN",
    severity: "warning",
    path: "screens[0].sensitive[0]",
    line: '"terms"',
    near: screenWith({ sensitive: ["email"] }, input(), optIn),
  },
  {
    given: "a field without example",
    bad: displayed({ name: { type: "string" } }),
    code: "INVALID_SCREEN_DATA",
    path: "screens[0].data.name",
    line: '"name": {',
    near: displayed({ name: { type: "string", __example__: "Ada" } }),
  },
  {
    given: "a field without type",
    bad: displayed({ name: { __example__: "Ada" } }),
    code: "INVALID_SCREEN_DATA",
    path: "screens[0].data.name",
    line: '"name": {',
    near: displayed({ name: { type: "string", __example__: "Ada" } }),
  },
  {
    given: "a field with several types",
    bad: displayed({ name: { type: ["string", "null"], __example__: "Ada" } }),
    code: "INVALID_SCREEN_DATA",
    path: "screens[0].data.name.type",
    line: '"type": [',
    near: displayed({ name: { type: "string", __example__: "Ada" } }),
  },
  {
    given: "a field of a type that is not documented",
    bad: screenWith(
      { data: { age: { type: "integer", __example__: 7 } } },
      body({ text: shownNumber }),
    ),
    code: "KALEYRA_UNDOCUMENTED_DATA_TYPE",
    severity: "warning",
    path: "screens[0].data.age.type",
    line: '"type": "integer"',
    near: screenWith(
      { data: { age: { type: "number", __example__: 7 } } },
      body({ text: shownNumber }),
    ),
  },
  {
    given: "an array without items",
    bad: screenWithData({ names: { type: "array", __example__: [] } }),
    code: "INVALID_SCREEN_DATA",
    path: "screens[0].data.names",
    line: '"names": {',
    near: screenWithData({ names: { type: "array", items: { type: "string" }, __example__: [] } }),
    options: mayBeUnused,
  },
  {
    given: "an example within a field",
    bad: screenWithData({
      user: {
        type: "object",
        properties: { name: { type: "string", __example__: "Ada" } },
        __example__: { name: "Ada" },
      },
    }),
    code: "INVALID_SCREEN_DATA",
    path: "screens[0].data.user.properties.name.__example__",
    line: '"__example__": "Ada"',
    near: screenWithData({
      user: {
        type: "object",
        properties: { name: { type: "string" } },
        __example__: { name: "Ada" },
      },
    }),
    options: mayBeUnused,
  },
  {
    given: "a field declared by a text instead of an object",
    bad: displayed({ name: "Ada" }),
    code: "INVALID_SCREEN_DATA",
    path: "screens[0].data.name",
    line: '"name": "Ada"',
    near: displayed({ name: { type: "string", __example__: "Ada" } }),
  },
];

function screenWithData(data: Part): Part {
  return screenWith({ data });
}

/** A screen that shows each of its fields, so that none is unused. */
function displayed(data: Part): Part {
  return screenWith(
    { data },
    ...Object.keys(data).map((field) => body({ text: `\${data.${field}}` })),
  );
}

/** A document with this number of screens; each leads to the next one. */
function manyScreens(count: number): Part {
  // An id may not have digits.
  const letters = (index: number): string =>
    String.fromCharCode(65 + Math.floor(index / 26)) + String.fromCharCode(65 + (index % 26));
  const screens = Array.from({ length: count - 1 }, (_, index) => ({
    ...aScreen([]),
    id: `S_${letters(index)}`,
    terminal: false,
    layout: {
      type: "SingleColumnLayout",
      children: [
        {
          ...footer,
          "on-click-action": {
            name: "navigate",
            next: {
              type: "screen",
              // The last screen is that of `aScreen`.
              name: index === count - 2 ? "ONLY" : `S_${letters(index + 1)}`,
            },
            payload: {},
          },
        },
      ],
    },
  }));
  return aDocument({ screens: [...screens, aScreen([])] });
}
