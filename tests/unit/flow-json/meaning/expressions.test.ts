import { findingsIn, itFinds, marked, textOf } from "../it-finds";
import { aDocumentWith, pathOf } from "./documents";

const condition = `${pathOf.ifAdult}.condition`;
/** A document with another condition; its heading keeps `adult` in use. */
const deciding = (text: string) =>
  aDocumentWith([condition, text], [`${pathOf.heading}.visible`, "${data.adult}"]);
const text = `${pathOf.shownAge}.text`;
/** A document with another text; `shownNote` keeps the fields in use. */
const showing = (expression: string) =>
  aDocumentWith([text, expression], [`${pathOf.shownNote}.text`, "`${data.note} ${data.age}`"]);

describe("the condition of an If", () => {
  it.each([
    ["${data.adult}"],
    ["!${data.adult}"],
    ["!(${data.adult} || ${form.terms})"],
    ["${form.email} != ''"],
    ["${form.age} >= -1 && (${form.country} == 'de' || ${form.country} == 'fr')"],
    ["${form.terms} == true"],
    ["${data.user.name} == 'Ada\\'s'"],
    ["${screen.DETAILS.form.later} == 1"],
    ["`${form.age} + 1 > 18`"],
  ])("may be %s", (good) => {
    const document = aDocumentWith(
      [condition, good],
      [
        pathOf.addedToDetails,
        { type: "TextInput", name: "later", label: "Later", "input-type": "number" },
      ],
    );

    expect(findingsIn(document)).toEqual([]);
  });

  it.each([
    ["is blank", "  ", "  "],
    ["has nothing but a literal", "true", "true"],
    ["compares two literals", "${data.adult} && 1 == 1", "1 == 1"],
    ["is a string", "${form.email}", '"${form.email}"'],
    ["compares a number with a text", "${form.age} == '18'", "'18'"],
    ["orders texts", "${form.email} > 1", "${form.email}"],
    ["joins a text with &&", "${data.adult} && ${form.email}", "${form.email}"],
    ["negates a text", "!${form.email}", "${form.email}"],
    ["compares a list", "${form.colors} == 'red'", "'red'"],
    ["does not close a parenthesis", "(${data.adult}", "("],
    ["closes a parenthesis that is not open", "${data.adult})", ")"],
    ["has empty parentheses", "() && ${data.adult}", ")"],
    ["ends with an operator", "${data.adult} &&", "&&"],
    ["begins with an operator", "&& ${data.adult}", "&&"],
    ["lacks an operator", "${data.adult} ${form.terms}", "${form.terms}"],
    ["has one equals sign", "${form.email} = ''", "="],
    ["has three equals signs", "${form.email} === ''", "==="],
    ["has one ampersand", "${data.adult} & ${form.terms}", "&"],
    ["contains a sum", "${form.age} + 1 > 2", "+"],
    ["does not close a quote", "${form.email} == 'a", "'a"],
    ["has double quotes", '${form.email} == "a"', '\\"'],
    ["contains null", "${form.email} == null", "null"],
    ["has a leading zero", "${form.age} == 018", "018"],
    ["has a minus before a binding", "-${form.age} == 1", "-"],
    ["does not close a binding", "${data.adult} && ${form.terms", "${form.terms"],
    ["refers to a field that does not exist", "${data.adlut}", "adlut"],
    ["refers to an input that does not exist", "${form.agee} == 1", "agee"],
    ["is nested too deep", `${"(".repeat(101)}\${data.adult}${")".repeat(101)}`, "("],
  ])("has a finding if it %s", (_what, bad, marks) => {
    const document = deciding(bad);

    const findings = findingsIn(document);

    expect(findings.map(({ code, path, severity }) => ({ code, path, severity }))).toEqual([
      { code: "INVALID_PROPERTY_VALUE", path: condition, severity: "error" },
    ]);
    expect(findings.map((finding) => marked(textOf(document), finding))).toEqual([marks]);
  });

  it("has the right place after escapes in the text", () => {
    const document = textOf(deciding("${form.email} == 'é' && ${data.adlut}")).replace(
      "'é'",
      "'\\u00e9\\n\\t\\\\\\\"'",
    );

    const findings = findingsIn(document);

    expect(findings.map((finding) => marked(document, finding))).toEqual(["adlut"]);
  });
});

describe("an expression in back-quotes", () => {
  it.each([
    ["`'Age ' ${data.age}`"],
    ["` 'a' ${data.note}' b' (${data.age} * 2 - 1) `"],
    ["`${data.note} '\\`' ${screen.WELCOME.form.country}`"],
    ["`'x' (${data.age} % 2 == 0 && !(${data.note} == ''))`"],
    ["`'' (-1)`"],
  ])("may be %s", (good) => {
    expect(findingsIn(showing(good))).toEqual([]);
  });

  itFinds([
    {
      given: "a parenthesis that is not closed",
      bad: showing("`'Age ' (${data.age}`"),
      code: "INVALID_PROPERTY_VALUE",
      path: text,
      marks: "(",
      near: showing("`'Age ' (${data.age})`"),
    },
    {
      given: "a field that is not declared",
      bad: showing("`'Age ' ${data.aeg}`"),
      code: "INVALID_PROPERTY_VALUE",
      path: text,
      marks: "aeg",
      hint: "Did you mean `age`?",
      near: showing("`'Age ' ${data.age}`"),
    },
    {
      given: "a list in a text",
      bad: showing("`'Colors ' ${screen.WELCOME.form.colors}`"),
      code: "INVALID_PROPERTY_VALUE",
      path: text,
      marks: "${screen.WELCOME.form.colors}",
      near: showing("`'Country ' ${screen.WELCOME.form.country}`"),
    },
    {
      given: "arithmetic with a text",
      bad: showing("`'Age ' (${data.note} + 1)`"),
      code: "INVALID_PROPERTY_VALUE",
      path: text,
      marks: "(${data.note} + 1)",
      hint: "`${data.note} 1`",
      near: showing("`'Age ' (${data.age} + 1)`"),
    },
    {
      given: "a number where a text is wanted",
      bad: showing("`${data.age} + 1`"),
      code: "INVALID_PROPERTY_VALUE",
      path: text,
      marks: '"`${data.age} + 1`"',
      near: showing("`'' (${data.age} + 1)`"),
    },
    {
      given: "a text where true or false is wanted",
      bad: aDocumentWith([`${pathOf.shownEmail}.visible`, "`${data.note} 'x'`"]),
      code: "INVALID_PROPERTY_VALUE",
      path: `${pathOf.shownEmail}.visible`,
      marks: '"`${data.note}',
      near: aDocumentWith([`${pathOf.shownEmail}.visible`, "`${data.note} == 'x'`"]),
    },
    {
      given: "a bare word",
      bad: showing("`Age ${data.age}`"),
      code: "INVALID_PROPERTY_VALUE",
      path: text,
      marks: "Age",
      hint: "single quotes",
      near: showing("`'Age' ${data.age}`"),
    },
    {
      given: "no operand",
      bad: showing("``"),
      code: "INVALID_PROPERTY_VALUE",
      path: text,
      marks: "``",
      near: showing("`''`"),
    },
  ]);

  const payload = `${pathOf.send}.on-click-action.payload.email`;
  /** A document that sends another value; `shownEmail` keeps the field in use. */
  const sending = (value: string, version = "7.3") =>
    aDocumentWith(
      [payload, value],
      [`${pathOf.shownEmail}.text`, "${data.email}"],
      ["version", version],
    );
  itFinds([
    {
      given: "a payload with a field that is not declared",
      bad: sending("`'to ' ${data.emial}`"),
      code: "INVALID_ACTION_PAYLOAD_PROPERTY",
      path: payload,
      marks: "emial",
      near: sending("`'to ' ${data.email}`"),
    },
    {
      given: "a payload that cannot be read",
      bad: sending("`'to ' ${data.email} )`", "7.2"),
      code: "INVALID_ACTION_PAYLOAD_PROPERTY",
      path: payload,
      marks: ")",
      near: sending("`'to ' ${data.email}`", "7.2"),
    },
    {
      given: "a payload before 7.2, which Meta does not check",
      bad: sending("`'to ' ${data.emial}`", "7.1"),
      code: "INVALID_ACTION_PAYLOAD_PROPERTY",
      severity: "warning",
      path: payload,
      marks: "emial",
      near: sending("`'to ' ${data.email}`", "7.1"),
    },
  ]);
});

describe("the value of a Switch", () => {
  const value = `${pathOf.byCountry}.value`;
  itFinds([
    {
      given: "a text around the binding",
      bad: aDocumentWith([value, "in ${form.country}"]),
      code: "INVALID_PROPERTY_VALUE",
      path: value,
      marks: '"in ${form.country}"',
      near: aDocumentWith(),
    },
    {
      given: "an expression",
      bad: aDocumentWith([value, "`${form.country} 'x'`"]),
      code: "INVALID_PROPERTY_VALUE",
      path: value,
      marks: '"`${form.country}',
      near: aDocumentWith([value, "${form.email}"]),
    },
  ]);
});
