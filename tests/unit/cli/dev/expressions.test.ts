import * as fc from "fast-check";

import type { Json, JsonObject } from "../../../../provider/flow-json/json";
import { memberOf } from "../../../../provider/flow-json/syntax/json-node";
import { documentOf, footer, complete, screenOf, startedRun, textsOf, visible } from "./support";

const data = {
  name: { type: "string", __example__: "Ada" },
  empty: { type: "string", __example__: "" },
  six: { type: "number", __example__: 6 },
  four: { type: "number", __example__: 4 },
  zero: { type: "number", __example__: 0 },
  yes: { type: "boolean", __example__: true },
  no: { type: "boolean", __example__: false },
  user: { type: "object", properties: { city: { type: "string" } }, __example__: { city: "Rome" } },
};

/**
 * The value of a text in a payload, where every type is allowed.
 *
 * @param entered The values to enter first, by input.
 */
async function valueOf(text: string, entered: JsonObject = {}): Promise<Json | undefined> {
  const components = [
    { type: "TextInput", name: "age", label: "Age", "input-type": "number" },
    { type: "TextInput", name: "nick", label: "Nick" },
    { type: "OptIn", name: "agreed", label: "I agree" },
    footer(complete({ value: text })),
  ];
  const document = documentOf([screenOf("START", components, { data, terminal: true })]);
  const run = await startedRun(document);
  for (const [name, value] of Object.entries(entered)) await run.enter(name, value);
  await run.tap(visible(run, "Footer"));
  return run.completion?.payload["value"];
}

describe("the value of a text", () => {
  it.each<[string, Json | undefined]>([
    ["Hello", "Hello"],
    ["${data.name}", "Ada"],
    ["${data.user}", { city: "Rome" }],
    ["${data.user.city}", "Rome"],
    ["${data.six}", 6],
    ["${data.lost}", undefined],
    ["${data.user.lost}", undefined],
    ["${data.constructor}", undefined],
    ["Hello ${data.name}", "Hello ${data.name}"],
    ["{{data.name}}", "{{data.name}}"],
    ["`${data.name}`", "Ada"],
    ["`'Hello ' ${data.name} '!'`", "Hello Ada!"],
    ["`('Hello ') ${data.six} ' ' ${data.yes}`", "Hello 6 true"],
    ["`'it\\'s' ' ' 'a \\` b'`", "it's a ` b"],
    ["`${data.six} + ${data.four}`", 10],
    ["`${data.six} - ${data.four} - 1`", 1],
    ["`${data.six} * ${data.four}`", 24],
    ["`${data.six} / ${data.four}`", 1.5],
    ["`${data.six} % ${data.four}`", 2],
    ["`${data.six} / ${data.zero}`", 0],
    ["`${data.six} % ${data.zero}`", 0],
    ["`1 + 2 * 3`", 7],
    ["`(1 + 2) * 3`", 9],
    ["`(5) - -2`", 7],
    ["`'Sum: ' ${data.six} + ${data.four}`", "Sum: 10"],
    ["`${data.six} == 6`", true],
    ["`${data.six} != 6`", false],
    ["`${data.name} == 'Ada'`", true],
    ["`${data.yes} == true`", true],
    ["`${data.six} < 6`", false],
    ["`${data.six} <= 6`", true],
    ["`${data.six} > ${data.four}`", true],
    ["`${data.six} >= 7`", false],
    ["`${data.yes} && ${data.no}`", false],
    ["`${data.no} || ${data.yes}`", true],
    ["`!${data.no} && !(${data.six} == 5)`", true],
    ["`(${data.six} > 5) && (${data.name} != '')`", true],
    ["`${form.nick} == ''`", true],
    ["`${form.agreed} == false`", true],
    ["`${form.age} > 18`", false],
    ["`'You are ' ${form.age}`", "You are "],
    ["`${data.lost} == ''`", true],
    ["`${data.lost} + 1`", 1],
    ["`${data.six} +`", undefined],
  ])("%s is %j", async (text, expected) => {
    expect(await valueOf(text)).toStrictEqual(expected);
  });

  it("follows what is entered", async () => {
    expect(await valueOf("`${form.age} + 1`", { age: "41" })).toBe(42);
    expect(
      await valueOf("`${form.agreed} && ${form.age} >= 18`", { age: "18", agreed: true }),
    ).toBe(true);
    expect(await valueOf("`'Hi ' ${form.nick}`", { nick: "Bo" })).toBe("Hi Bo");
  });

  it("contains what a customer enters literally", async () => {
    expect(await valueOf("${form.nick}", { nick: "${data.name}" })).toBe("${data.name}");
    expect(await valueOf("`${form.nick} '!'`", { nick: "`${data.six} + 1`" })).toBe(
      "`${data.six} + 1`!",
    );
  });

  it("comes with the bindings that have no value", async () => {
    const text = "`${data.lost} ${form.nick} ${screen.LATER.data.x} ${screen.NOWHERE.data.x}`";
    const later = screenOf("LATER", [], { data: { x: { type: "string", __example__: "" } } });
    const input = { type: "TextInput", name: "nick", label: "Nick" };
    const first = screenOf("START", [input, { type: "TextBody", text }]);
    const run = await startedRun(documentOf([first, later]));

    const { unresolved } = run.valueOf(memberOf(visible(run, "TextBody").node, "text"));
    expect(unresolved).toStrictEqual(["${data.lost}", "${screen.NOWHERE.data.x}"]);
  });

  it("is before 6.0 the text itself, unless that is a binding", async () => {
    const texts = ["`${data.name}`", "${data.name}"].map((text) => ({ type: "TextBody", text }));
    const run = await startedRun(
      documentOf([screenOf("START", texts, { data })], { version: "5.1" }),
    );

    expect(textsOf(run)).toStrictEqual(["`${data.name}`", "Ada"]);
  });

  it("is calculated as in JavaScript, except for a division by zero", async () => {
    const number = fc.integer({ min: 0, max: 1000 });
    await fc.assert(
      fc.asyncProperty(number, number, number, async (a, b, c) => {
        expect(await valueOf(`\`${a} - ${b} * ${c}\``)).toBe(a - b * c);
        expect(await valueOf(`\`(${a} + ${b}) / ${c}\``)).toBe(c === 0 ? 0 : (a + b) / c);
        expect(await valueOf(`\`${a} < ${b} || ${b} <= ${c}\``)).toBe(a < b || b <= c);
      }),
      { numRuns: 30 },
    );
  });

  it("contains joined texts unchanged", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (one, other) => {
        const quoted = `'${one.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
        expect(await valueOf(`\`${quoted} \${form.nick}\``, { nick: other })).toBe(one + other);
      }),
      { numRuns: 50 },
    );
  });
});
