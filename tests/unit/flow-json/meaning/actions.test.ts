import type { JsonObject } from "../../../../provider/flow-json/json";
import { itFinds } from "../it-finds";
import { aDocumentWith, type Edit, pathOf } from "./documents";

const navigate = `${pathOf.next}.on-click-action`;
const complete = `${pathOf.send}.on-click-action`;

/** Makes DETAILS the first screen, for a flow that ends on WELCOME; passes all data of WELCOME. */
const linkToWelcome: JsonObject = {
  type: "EmbeddedLink",
  text: "Start",
  "on-click-action": {
    name: "navigate",
    next: { type: "screen", name: "WELCOME" },
    payload: { headline: "", adult: true, limit: 1, countries: [], user: {} },
  },
};

describe("where complete may be, and what it sends", () => {
  itFinds([
    {
      given: "a screen that is not terminal",
      bad: aDocumentWith(
        [navigate, { name: "complete", payload: {} }],
        ["screens[0].terminal", false],
        [pathOf.addedToDetails, linkToWelcome],
      ),
      code: "INVALID_COMPLETE_ACTION",
      path: `${navigate}.name`,
      marks: '"complete"',
      near: aDocumentWith(
        [navigate, { name: "complete", payload: {} }],
        ["screens[0].terminal", true],
        [pathOf.addedToDetails, linkToWelcome],
      ),
    },
    // A message has at most ten files of 100 MB in all.
    {
      given: "too many files",
      bad: aDocumentWith([`${pathOf.photos}.max-uploaded-photos`, 11]),
      code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
      path: `${complete}.payload`,
      marks: "{",
      hint: "`max-uploaded-photos`",
      near: aDocumentWith([`${pathOf.photos}.max-uploaded-photos`, 10]),
    },
    {
      given: "the default number of files, which is too many",
      bad: aDocumentWith([`${pathOf.photos}.max-uploaded-photos`, undefined]),
      code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
      path: `${complete}.payload`,
      marks: "{",
      near: aDocumentWith(),
    },
    {
      given: "files that are too large",
      bad: aDocumentWith(
        [`${pathOf.photos}.max-uploaded-photos`, 10],
        [`${pathOf.photos}.max-file-size-kb`, 10241],
      ),
      code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
      path: `${complete}.payload`,
      marks: "{",
      near: aDocumentWith(
        [`${pathOf.photos}.max-uploaded-photos`, 10],
        [`${pathOf.photos}.max-file-size-kb`, 10240],
      ),
    },
    {
      given: "files inside an object",
      bad: aDocumentWith([`${complete}.payload.photos`, { all: "${screen.WELCOME.form.photos}" }]),
      code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
      path: `${complete}.payload.photos.all`,
      marks: '"${screen.WELCOME.form.photos}"',
      near: aDocumentWith(),
    },
  ]);
});

describe("what update_data changes", () => {
  const action = `${pathOf.colors}.on-select-action`;
  const flowUpdating = (payload: JsonObject, ...edits: readonly Edit[]) =>
    aDocumentWith([action, { name: "update_data", payload }], ...edits);
  const ofOption: Edit = [
    `${pathOf.colors}.data-source[0].on-select-action`,
    { name: "update_data", payload: { adult: false } },
  ];
  const code = "INVALID_UPDATE_DATA_ACTION_PAYLOAD";
  itFinds([
    {
      given: "a field that is not declared",
      bad: flowUpdating({ adlut: true }),
      code,
      path: `${action}.payload.adlut`,
      marks: '"adlut"',
      hint: "Did you mean `adult`?",
      near: flowUpdating({ adult: true }),
    },
    {
      given: "a value of another type",
      bad: flowUpdating({ adult: "yes" }),
      code,
      path: `${action}.payload.adult`,
      marks: '"yes"',
      near: flowUpdating({ adult: "${form.terms}" }),
    },
    {
      given: "a field that is set to itself",
      bad: flowUpdating({ headline: "${data.headline}" }),
      code,
      path: `${action}.payload.headline`,
      marks: '"${data.headline}"',
      near: flowUpdating({ headline: "${data.user.name}" }),
    },
    {
      given: "a component and its options at once",
      bad: flowUpdating({ adult: true }, ofOption),
      code,
      path: ofOption[0],
      marks: "{",
      near: aDocumentWith(ofOption),
    },
  ]);
});
