import { itFinds } from "../it-finds";
import { aDocumentWith, type Edit, pathOf } from "./documents";

/** Adds a Form to the screen DETAILS. */
const form = (more: Record<string, unknown>): Edit =>
  [
    pathOf.addedToDetails,
    {
      type: "Form",
      name: "form",
      children: [
        { type: "TextInput", name: "city", label: "City" },
        { type: "OptIn", name: "news", label: "News" },
        {
          type: "CheckboxGroup",
          name: "days",
          label: "Days",
          "data-source": [
            { id: "mon", title: "Monday" },
            { id: "tue", title: "Tuesday" },
          ],
        },
        { type: "DocumentPicker", name: "files", label: "Files" },
      ],
      ...more,
    },
  ] as Edit;
const formPath = pathOf.addedToDetails;

/** Makes `aDocumentWith` a document of 5.1, without expressions and what they show. */
const before6: readonly Edit[] = [
  ["version", "5.1"],
  ["screens[0].data.limit", undefined],
  [`${pathOf.byCountry}.cases.de[0].text`, "${data.headline}"],
  [`${pathOf.shownAge}.text`, "Age"],
  ["screens[1].data.age", undefined],
  [`${pathOf.next}.on-click-action.payload.age`, undefined],
];

describe("the values that a Form sets for its inputs", () => {
  itFinds([
    {
      given: "an initial value for an input that does not exist",
      bad: aDocumentWith(form({ "init-values": { ctiy: "Rome" } })),
      code: "INVALID_PROPERTY_VALUE",
      path: `${formPath}.init-values.ctiy`,
      marks: '"ctiy"',
      hint: "Did you mean `city`?",
      near: aDocumentWith(form({ "init-values": { city: "Rome" } })),
    },
    {
      given: "an initial value for an input that does not exist, before 7.0",
      bad: aDocumentWith(["version", "6.3"], form({ "init-values": { ctiy: "Rome" } })),
      code: "INVALID_PROPERTY_VALUE",
      severity: "warning",
      path: `${formPath}.init-values.ctiy`,
      marks: '"ctiy"',
      near: aDocumentWith(["version", "6.3"], form({ "init-values": { city: "Rome" } })),
    },
    {
      given: "an initial value of another type",
      bad: aDocumentWith(form({ "init-values": { news: "yes" } })),
      code: "INVALID_PROPERTY_VALUE",
      path: `${formPath}.init-values.news`,
      marks: '"yes"',
      near: aDocumentWith(form({ "init-values": { news: true } })),
    },
    {
      given: "a string for an array of choices",
      bad: aDocumentWith(form({ "init-values": { days: "mon" } })),
      code: "INVALID_PROPERTY_VALUE",
      path: `${formPath}.init-values.days`,
      marks: '"mon"',
      near: aDocumentWith(form({ "init-values": { days: ["mon"] } })),
    },
    {
      given: "an initial value that is bound to another type",
      bad: aDocumentWith(form({ "init-values": { city: "${data.age}" } })),
      code: "INVALID_PROPERTY_VALUE",
      path: `${formPath}.init-values.city`,
      marks: '"${data.age}"',
      near: aDocumentWith(form({ "init-values": { city: "${data.note}" } })),
    },
    {
      given: "initial values that are bound to a string",
      bad: aDocumentWith(form({ "init-values": "${data.note}" })),
      code: "INVALID_PROPERTY_VALUE",
      path: `${formPath}.init-values`,
      marks: '"${data.note}"',
      near: aDocumentWith(form({ "init-values": "${screen.WELCOME.data.user}" })),
    },
    {
      given: "initial values that are bound to a string, before 6.0",
      bad: aDocumentWith(...before6, form({ "init-values": "${data.note}" })),
      code: "INVALID_SCREEN_DYNAMIC_DATA",
      path: `${formPath}.init-values`,
      marks: '"${data.note}"',
      near: aDocumentWith(...before6, form({ "init-values": "${screen.WELCOME.data.user}" })),
    },
    {
      given: "an initial value for files",
      bad: aDocumentWith(form({ "init-values": { files: [] } })),
      code: "NATIVE_COMPONENT_IN_FORM_INIT_VALUES",
      path: `${formPath}.init-values.files`,
      marks: '"files"',
      near: aDocumentWith(form({ "init-values": {} })),
    },
    {
      given: "an error message for an input that does not exist",
      bad: aDocumentWith(form({ "error-messages": { town: "Wrong" } })),
      code: "INVALID_PROPERTY_VALUE",
      path: `${formPath}.error-messages.town`,
      marks: '"town"',
      near: aDocumentWith(form({ "error-messages": { city: "Wrong" } })),
    },
  ]);
});

describe("names on a screen", () => {
  const code = "DUPLICATE_FORM_COMPONENT_NAMES";
  itFinds([
    {
      given: "a name of two inputs",
      bad: aDocumentWith([
        pathOf.addedToWelcome,
        { type: "TextArea", name: "email", label: "Again" },
      ]),
      code,
      path: `${pathOf.addedToWelcome}.name`,
      marks: '"email"',
      near: aDocumentWith([
        pathOf.addedToWelcome,
        { type: "TextArea", name: "mail", label: "Again" },
      ]),
    },
    {
      given: "a name of an input in each branch",
      bad: aDocumentWith(
        [`${pathOf.ifAdult}.then[1]`, { type: "TextArea", name: "why", label: "Why" }],
        [`${pathOf.ifAdult}.else`, [{ type: "TextInput", name: "why", label: "Why" }]],
      ),
      code,
      path: `${pathOf.ifAdult}.else[0].name`,
      marks: '"why"',
      near: aDocumentWith(
        [`${pathOf.ifAdult}.then[1]`, { type: "TextArea", name: "why", label: "Why" }],
        [`${pathOf.ifAdult}.else`, [{ type: "TextInput", name: "why_not", label: "Why" }]],
      ),
    },
  ]);
});

describe("the data of a screen", () => {
  const example = (path: string, value: Edit[1]) =>
    aDocumentWith([`screens[0].data.${path}`, value]);
  const code = "INVALID_SCREEN_DATA";
  itFinds([
    {
      given: "an example of another type",
      bad: example("headline.__example__", 1),
      code,
      path: "screens[0].data.headline.__example__",
      marks: "1",
      near: example("headline.__example__", "1"),
    },
    {
      given: "an item of another type in an example",
      bad: example("countries.__example__", [{ id: "de", title: "Germany" }, "fr"]),
      code,
      path: "screens[0].data.countries.__example__[1]",
      marks: '"fr"',
      near: example("countries.__example__", [
        { id: "de", title: "Germany" },
        { id: "fr", title: "France", more: 1 },
      ]),
    },
    {
      given: "a property of another type in an example",
      bad: example("user.__example__", { name: "Ada", tags: [1] }),
      code,
      path: "screens[0].data.user.__example__.tags[0]",
      marks: "1",
      near: example("user.__example__", { name: "Ada", tags: ["1"] }),
    },
    {
      given: "an example without a property that is required",
      bad: aDocumentWith(
        ["screens[0].data.user.required", ["name", "tags"]],
        ["screens[0].data.user.__example__", { name: "Ada" }],
      ),
      code,
      path: "screens[0].data.user.__example__",
      marks: "{",
      hint: "Add `tags`",
      near: aDocumentWith(
        ["screens[0].data.user.required", ["name"]],
        ["screens[0].data.user.__example__", { name: "Ada" }],
      ),
    },
    {
      given: "a null for an example",
      bad: example("adult.__example__", null),
      code,
      path: "screens[0].data.adult.__example__",
      marks: "null",
      near: example("adult.__example__", false),
    },
    {
      given: "a field that nothing uses",
      bad: example("extra", { type: "string", __example__: "" }),
      code: "KALEYRA_UNUSED_DATA",
      severity: "warning",
      path: "screens[0].data.extra",
      marks: '"extra"',
      near: aDocumentWith(
        ["screens[0].data.extra", { type: "string", __example__: "" }],
        [`${pathOf.shownCountry}.text`, "${screen.WELCOME.data.extra}"],
      ),
    },
    {
      given: "an unused field that is not error_message, which WhatsApp shows by itself",
      bad: example("error_messages", { type: "string", __example__: "" }),
      code: "KALEYRA_UNUSED_DATA",
      severity: "warning",
      path: "screens[0].data.error_messages",
      marks: '"error_messages"',
      near: example("error_message", { type: "string", __example__: "" }),
    },
  ]);
});
