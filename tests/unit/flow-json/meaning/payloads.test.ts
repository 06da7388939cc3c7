import { itFinds } from "../it-finds";
import { aDocumentWith, type Edit, pathOf } from "./documents";

const listOfStrings = { type: "array", items: { type: "string" }, __example__: ["a"] };
const navigate = `${pathOf.next}.on-click-action`;
const complete = `${pathOf.send}.on-click-action`;
/** A document whose first screen passes another value to the second. */
const passing = (key: string, value: Edit[1], ...edits: readonly Edit[]) =>
  aDocumentWith([`${navigate}.payload.${key}`, value], ...edits);

describe("the target of navigate", () => {
  const code = "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME";
  itFinds([
    {
      given: "a misspelled screen",
      bad: aDocumentWith([`${navigate}.next.name`, "DETAIL"]),
      code,
      path: `${navigate}.next.name`,
      marks: '"DETAIL"',
      hint: "Did you mean `DETAILS`?",
      near: aDocumentWith(),
    },
    {
      given: "the screen itself",
      bad: aDocumentWith([
        pathOf.addedToDetails,
        {
          type: "EmbeddedLink",
          text: "Again",
          "on-click-action": {
            name: "navigate",
            next: { type: "screen", name: "DETAILS" },
            payload: {},
          },
        },
      ]),
      code,
      path: `${pathOf.addedToDetails}.on-click-action.next.name`,
      marks: '"DETAILS"',
      near: aDocumentWith([
        pathOf.addedToDetails,
        {
          type: "EmbeddedLink",
          text: "Again",
          "on-click-action": { name: "open_url", url: "https://example.com" },
        },
      ]),
    },
  ]);
});

describe("the payload of navigate", () => {
  /** A document whose first screen passes a list of objects to the second. */
  const passingList = (value: string) =>
    passing(
      "note",
      value,
      ["screens[1].data.note", { ...listOfStrings, items: { type: "object" }, __example__: [] }],
      [`${pathOf.shownNote}.text`, "${data.email}"],
      [`${complete}.payload.note`, "${data.note}"],
    );
  itFinds([
    {
      given: "a field that the next screen does not declare",
      bad: passing("zip", "1"),
      code: "INVALID_NAVIGATE_ACTION_PAYLOAD",
      path: `${navigate}.payload.zip`,
      marks: '"zip"',
      near: aDocumentWith(),
    },
    {
      given: "a misspelled field, which is one mistake and not two",
      bad: passing("note", undefined, [`${navigate}.payload.noet`, "x"]),
      code: "INVALID_NAVIGATE_ACTION_PAYLOAD",
      path: `${navigate}.payload.noet`,
      marks: '"noet"',
      hint: "Did you mean `note`?",
      near: aDocumentWith(),
    },
    {
      given: "a field that is left out",
      bad: passing("note", undefined),
      code: "INVALID_NAVIGATE_ACTION_PAYLOAD",
      path: `${navigate}.payload`,
      marks: "{",
      hint: "Add `note` to the payload.",
      near: aDocumentWith(),
    },
    {
      given: "a field that is left out, from 6.0 to 7.2",
      bad: passing("note", undefined, ["version", "7.2"]),
      code: "INVALID_NAVIGATE_ACTION_PAYLOAD",
      severity: "warning",
      path: `${navigate}.payload`,
      marks: "{",
      near: aDocumentWith(["version", "7.2"]),
    },
    {
      given: "no payload",
      bad: aDocumentWith([`${navigate}.payload`, undefined]),
      code: "MISSING_NAVIGATION_ACTION_PAYLOAD",
      path: navigate,
      marks: "{",
      hint: "`email`, `age`, `note`",
      near: aDocumentWith(),
    },
    {
      given: "a static number for a string",
      bad: passing("note", 1),
      code: "INVALID_NAVIGATE_ACTION_STATIC_DATA",
      path: `${navigate}.payload.note`,
      marks: "1",
      near: passing("note", "1"),
    },
    {
      given: "an item of an array of another type",
      bad: passing(
        "note",
        ["a", 2],
        ["screens[1].data.note", listOfStrings],
        [`${pathOf.shownNote}.text`, "${data.note}"],
      ),
      code: "INVALID_NAVIGATE_ACTION_STATIC_DATA",
      path: `${navigate}.payload.note[1]`,
      marks: "2",
      near: passing(
        "note",
        ["a", "2"],
        ["screens[1].data.note", listOfStrings],
        [`${pathOf.shownNote}.text`, "${data.note}"],
      ),
    },
    {
      given: "a binding of another type",
      bad: passing("note", "${form.terms}"),
      code: "INVALID_NAVIGATE_ACTION_PAYLOAD",
      path: `${navigate}.payload.note`,
      marks: '"${form.terms}"',
      near: passing("note", "${form.country}"),
    },
    {
      given: "an object with other properties",
      bad: passing(
        "note",
        "${data.user}",
        ["screens[1].data.note", anObject("names")],
        [`${pathOf.shownNote}.text`, "${data.note.names}"],
      ),
      code: "INVALID_NAVIGATE_ACTION_PAYLOAD",
      path: `${navigate}.payload.note`,
      marks: '"${data.user}"',
      near: passing(
        "note",
        "${data.user}",
        ["screens[1].data.note", anObject("name")],
        [`${pathOf.shownNote}.text`, "${data.note.name}"],
      ),
    },
    {
      given: "the number of an input for a string, which only Meta's editor reports",
      bad: passing("note", "${form.age}"),
      code: "INVALID_NAVIGATE_ACTION_PAYLOAD",
      severity: "warning",
      path: `${navigate}.payload.note`,
      marks: '"${form.age}"',
      near: passing("note", "`${form.age} ''`"),
    },
    {
      given: "an input that does not exist",
      bad: passing("email", "${form.emial}"),
      code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
      path: `${navigate}.payload.email`,
      marks: "emial",
      hint: "Did you mean `email`?",
      near: aDocumentWith(),
    },
    {
      given: "a field that is not declared",
      bad: passing("email", "${data.headlin}"),
      code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
      path: `${navigate}.payload.email`,
      marks: "headlin",
      near: passing("email", "${data.headline}"),
    },
    {
      given: "an input of another screen that does not exist",
      bad: aDocumentWith([`${complete}.payload.country`, "${screen.WELCOME.form.land}"]),
      code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
      path: `${complete}.payload.country`,
      marks: "land",
      near: aDocumentWith([`${complete}.payload.country`, "${screen.WELCOME.form.country}"]),
    },
    {
      given: "files",
      bad: passingList("${form.photos}"),
      code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
      path: `${navigate}.payload.note`,
      marks: '"${form.photos}"',
      hint: "${screen.SCREEN_ID.form.photos}",
      near: passingList("${data.countries}"),
    },
  ]);
});

describe("the name of a Form in a payload", () => {
  const inForm = (bound: string) =>
    aDocumentWith([
      pathOf.send,
      {
        type: "Form",
        name: "person",
        children: [
          { type: "TextInput", name: "name", label: "Name" },
          {
            type: "Footer",
            label: "Send",
            "on-click-action": { name: "complete", payload: { who: bound } },
          },
        ],
      },
    ]);
  itFinds([
    {
      given: "a Form instead of an input",
      bad: inForm("${form.person}"),
      code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
      path: `${pathOf.send}.children[1].on-click-action.payload.who`,
      marks: "person",
      hint: "Name one of the inputs",
      near: inForm("${form.name}"),
    },
  ]);
});

/** A field whose value is an object with the properties of `user`, one of them named so. */
function anObject(name: string): Edit[1] {
  return {
    type: "object",
    properties: {
      [name]: { type: "string" },
      tags: { type: "array", items: { type: "string" } },
    },
    __example__: {},
  };
}
