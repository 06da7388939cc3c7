import { itFinds } from "../it-finds";
import { aDocumentWith, type Edit, edited, pathOf, screensLeading } from "./documents";

const heading = `${pathOf.heading}.text`;
const code = "INVALID_SCREEN_DYNAMIC_DATA";

/** A document with another text in its heading. The text of the If uses the heading's field instead. */
const headed = (text: string, ...edits: readonly Edit[]) =>
  aDocumentWith(
    [heading, text],
    [`${pathOf.ifAdult}.then[0].text`, "`${data.user.name} ${data.headline}`"],
    ...edits,
  );

describe("the target of a binding", () => {
  itFinds([
    {
      given: "a field that the data lacks",
      bad: headed("${data.headlin}"),
      code,
      path: heading,
      marks: "headlin",
      hint: "Did you mean `headline`?",
      near: headed("${data.headline}"),
    },
    {
      given: "a property that an object lacks",
      bad: headed("${data.user.nam}"),
      code,
      path: heading,
      marks: "nam",
      hint: "Did you mean `name`?",
      near: headed("${data.user.name}"),
    },
    {
      given: "an item of a list",
      bad: headed("${data.countries.0.title}"),
      code,
      path: heading,
      marks: "0",
      hint: "Bind the whole list",
      near: headed("${data.headline}"),
    },
    {
      given: "a part of a string",
      bad: headed("${data.headline.length}"),
      code,
      path: heading,
      marks: "length",
      near: headed("${data.headline}"),
    },
    {
      given: "an input that does not exist",
      bad: headed("${form.emial}"),
      code,
      path: heading,
      marks: "emial",
      hint: "Did you mean `email`?",
      near: headed("${form.email}"),
    },
    {
      given: "an input of another screen",
      bad: aDocumentWith([`${pathOf.shownCountry}.text`, "${form.country}"]),
      code,
      path: `${pathOf.shownCountry}.text`,
      marks: "country",
      near: aDocumentWith([`${pathOf.shownCountry}.text`, "${screen.WELCOME.form.country}"]),
    },
    {
      given: "a screen that does not exist",
      bad: aDocumentWith([`${pathOf.shownCountry}.text`, "${screen.WELCOM.form.country}"]),
      code: "INVALID_SCREEN_DATA",
      path: `${pathOf.shownCountry}.text`,
      marks: "WELCOM",
      hint: "Did you mean `WELCOME`?",
      near: aDocumentWith([`${pathOf.shownCountry}.text`, "${screen.WELCOME.form.country}"]),
    },
    {
      given: "the screen that the binding is on",
      bad: headed("${screen.WELCOME.data.headline}"),
      code,
      path: heading,
      marks: "WELCOME",
      hint: "Write ${data.headline}.",
      near: headed("${screen.DETAILS.data.note}"),
    },
    {
      given: "a field of another screen that is not declared",
      bad: headed("${screen.DETAILS.data.notes}"),
      code,
      path: heading,
      marks: "notes",
      near: headed("${screen.DETAILS.data.note}"),
    },
    {
      given: "a scope without a name",
      bad: headed("${data}"),
      code,
      path: heading,
      marks: "${data}",
      near: headed("${data.headline}"),
    },
    {
      given: "a name with a space",
      bad: headed("${data.head line}"),
      code,
      path: heading,
      marks: "head line",
      near: headed("${data.headline}"),
    },
    {
      given: "a scope in capitals",
      bad: headed("${Data.headline}"),
      code,
      path: heading,
      marks: "${Data.headline}",
      near: headed("${data.headline}"),
    },
    {
      given: "an input that does not exist, in the value of a Switch",
      bad: aDocumentWith([`${pathOf.byCountry}.value`, "${form.county}"]),
      code,
      path: `${pathOf.byCountry}.value`,
      marks: "county",
      hint: "Did you mean `country`?",
      near: aDocumentWith([`${pathOf.byCountry}.value`, "${form.country}"]),
    },
    {
      given: "a field that the data lacks, in the title of a screen",
      bad: aDocumentWith(["screens[1].title", "${data.nots}"]),
      code,
      path: "screens[1].title",
      marks: "nots",
      near: aDocumentWith(["screens[1].title", "${data.note}"]),
    },
    {
      given: "a field with a hyphen",
      bad: headed("${data.head-line}", [
        "screens[0].data.head-line",
        { type: "string", __example__: "" },
      ]),
      code,
      severity: "warning",
      path: heading,
      marks: "head-line",
      hint: "Call the field `head_line`.",
      near: headed("${data.head_line}", [
        "screens[0].data.head_line",
        { type: "string", __example__: "" },
      ]),
    },
  ]);

  const toAnotherScreen = (version: string) => {
    const [first, second] = screensLeading({ WELCOME: ["DETAILS"], DETAILS: [] }, ["DETAILS"]);
    const data = { headline: { type: "string", __example__: "" } };
    const staticText = { type: "TextBody", text: "${data.headline}" };
    const bound = { type: "TextBody", text: "${screen.WELCOME.data.headline}" };
    return edited({ version, screens: [{ ...first, data }, { ...second }] }, [
      ["screens[0].layout.children[1]", staticText],
      ["screens[1].layout.children[1]", bound],
    ]);
  };
  itFinds([
    {
      given: "a field of another screen, before 4.0",
      bad: toAnotherScreen("3.1"),
      code,
      path: "screens[1].layout.children[1].text",
      marks: "${screen.WELCOME.data.headline}",
      hint: "write ${data.headline}",
      near: toAnotherScreen("4.0"),
    },
  ]);
});

describe("the value of a binding", () => {
  itFinds([
    {
      given: "a number as a text",
      bad: headed("${data.limit}"),
      code,
      path: heading,
      marks: '"${data.limit}"',
      near: headed("`${data.limit} ''`"),
    },
    {
      given: "a string as a boolean",
      bad: aDocumentWith([`${pathOf.heading}.visible`, "${form.email}"]),
      code,
      path: `${pathOf.heading}.visible`,
      marks: '"${form.email}"',
      near: aDocumentWith([`${pathOf.heading}.visible`, "${form.terms}"]),
    },
    {
      given: "a string as a list of options",
      bad: aDocumentWith([`${pathOf.colors}.data-source`, "${data.headline}"]),
      code,
      path: `${pathOf.colors}.data-source`,
      marks: '"${data.headline}"',
      hint: "a list of objects with `id` and `title`",
      near: aDocumentWith([`${pathOf.colors}.data-source`, "${data.countries}"]),
    },
    {
      given: "a list of objects without a title as options",
      bad: aDocumentWith(
        ["screens[0].data.countries.items.properties.metadata", { type: "string" }],
        ["screens[0].data.countries.items.properties.title", undefined],
      ),
      code,
      path: `${pathOf.country}.data-source`,
      marks: '"${data.countries}"',
      near: aDocumentWith([
        "screens[0].data.countries.items.properties.metadata",
        { type: "string" },
      ]),
    },
    {
      given: "the number of an input as a text, which only Meta's editor reports",
      bad: headed("${form.age}"),
      code,
      severity: "warning",
      path: heading,
      marks: '"${form.age}"',
      near: headed("${form.email}"),
    },
    {
      given: "choices as a text",
      bad: headed("${form.colors}"),
      code,
      path: heading,
      marks: '"${form.colors}"',
      near: headed("${form.country}"),
    },
    {
      given: "a boolean as a number",
      bad: aDocumentWith([`${pathOf.colors}.max-selected-items`, "${data.adult}"]),
      code,
      path: `${pathOf.colors}.max-selected-items`,
      marks: '"${data.adult}"',
      near: aDocumentWith([`${pathOf.colors}.max-selected-items`, "${data.limit}"]),
    },
  ]);
});

describe("a binding inside a text", () => {
  /** A document in which one text is the only expression. */
  const withExpression = (version: string) =>
    aDocumentWith(
      ["version", version],
      [`${pathOf.shownAge}.text`, "`'Note ' ${data.note}`"],
      [`${pathOf.byCountry}.cases.de[0].text`, "${data.headline}"],
      ["screens[0].data.limit", undefined],
      ["screens[1].data.age", undefined],
      [`${pathOf.next}.on-click-action.payload.age`, undefined],
    );
  itFinds([
    {
      given: "a text that is shown with its braces",
      bad: headed("Hello ${data.user.name}, it's you"),
      code: "KALEYRA_LITERAL_BINDING",
      severity: "warning",
      path: heading,
      marks: "${data.user.name}",
      hint: "`'Hello ' ${data.user.name} ', it\\'s you'`",
      near: headed("`'Hello ' ${data.user.name} ', it\\'s you'`"),
    },
    {
      given: "an expression before 6.0",
      bad: withExpression("5.1"),
      code: "KALEYRA_LITERAL_BINDING",
      severity: "warning",
      path: `${pathOf.shownAge}.text`,
      marks: "${data.note}",
      hint: "raise `version` to 6.0",
      near: withExpression("6.0"),
    },
    {
      given: "a line of a text",
      bad: aDocumentWith([`${pathOf.shownNote}.text`, ["One", "${data.note}"]]),
      code: "INVALID_TEXT_DYNAMIC_DATA",
      path: `${pathOf.shownNote}.text[1]`,
      marks: "${data.note}",
      near: aDocumentWith([`${pathOf.shownNote}.text`, ["One", "`${data.note} '!'`"]]),
    },
  ]);
});
