import fc from "fast-check";

import { findingsIn } from "../it-finds";
import { aDocumentWith, pathOf } from "../meaning/documents";

// Random expressions of each type, all valid, with the names of `aDocumentWith`.

const space = fc.constantFrom("", " ", "  ");

const literalText = fc
  .string({ maxLength: 6 })
  .map(
    (text) => `'${text.replaceAll(/[\\'`]/g, (sign) => `\\${sign}`).replaceAll(/\p{C}/gu, "")}'`,
  );

const literalNumber = fc.oneof(
  fc.integer({ min: 0, max: 999 }).map(String),
  fc.integer({ min: 1, max: 99 }).map((number) => `-${number}`),
  fc.constant("3.25"),
);

const strings = fc.constantFrom("${form.email}", "${data.headline}", "${data.user.name}");
const numbers = fc.constantFrom("${form.age}", "${data.limit}");
const booleans = fc.constantFrom("${data.adult}", "${form.terms}");

const joined = (
  left: fc.Arbitrary<string>,
  operators: readonly string[],
  right: fc.Arbitrary<string>,
) =>
  fc
    .tuple(left, space, fc.constantFrom(...operators), space, right)
    .map(([one, before, operator, after, other]) => `${one}${before}${operator}${after}${other}`);

const inParentheses = (inner: fc.Arbitrary<string>) =>
  fc.tuple(space, inner, space).map(([before, text, after]) => `(${before}${text}${after})`);

/** Conditions of an If: each comparison has a binding on its left. */
const conditions: fc.Arbitrary<string> = fc.letrec<{ condition: string; operand: string }>(
  (tie) => ({
    operand: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      booleans,
      joined(strings, ["==", "!="], fc.oneof(strings, literalText)),
      joined(numbers, ["==", "!=", "<", "<=", ">", ">="], fc.oneof(numbers, literalNumber)),
      joined(booleans, ["==", "!="], fc.constantFrom("true", "false")),
      inParentheses(tie("condition")),
      fc.oneof(booleans, inParentheses(tie("condition"))).map((inner) => `!${inner}`),
    ),
    condition: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      tie("operand"),
      joined(tie("operand"), ["&&", "||"], tie("operand")),
    ),
  }),
).condition;

const arithmetic: fc.Arbitrary<string> = fc.letrec<{ sum: string; operand: string }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    numbers,
    literalNumber,
    inParentheses(tie("sum")),
  ),
  sum: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie("operand"),
    joined(tie("operand"), [" + ", " - ", "*", "/", "%"], tie("operand")),
  ),
})).sum;

/** Concatenations of texts, in back-quotes. */
const concatenations: fc.Arbitrary<string> = fc
  .tuple(
    literalText,
    fc.array(
      fc.oneof(
        literalText,
        strings,
        numbers,
        booleans,
        inParentheses(arithmetic),
        inParentheses(conditions),
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
  )
  .map(([first, others]) => `\`${[first, ...others].join(" ")}\``);

/** The findings in `aDocumentWith` with this condition of its If, which keeps its data in use. */
const findingsForCondition = (condition: string) =>
  findingsIn(
    aDocumentWith(
      [`${pathOf.ifAdult}.condition`, condition],
      [
        `${pathOf.ifAdult}.then[1]`,
        { type: "TextBody", text: "${data.headline}", visible: "${data.adult}" },
      ],
    ),
  );

/** The findings in `aDocumentWith` with this text. */
const findingsForText = (text: string) =>
  findingsIn(aDocumentWith([`${pathOf.ifAdult}.then[1]`, { type: "TextBody", text }]));

/** The offsets of brackets and operators in a text, except for those in quotes. */
function offsetsOf(text: string, signs: RegExp): readonly number[] {
  const bare = text.replaceAll(/'(?:[^'\\]|\\.)*'|\$\{[^}]*\}/g, (part) => " ".repeat(part.length));
  return [...bare.matchAll(signs)].map(({ index }) => index);
}

describe("a valid condition", () => {
  it("has no finding", () => {
    fc.assert(
      fc.property(conditions, (condition) => expect(findingsForCondition(condition)).toEqual([])),
    );
  });

  it("has a finding without one of its parentheses, or with one more", () => {
    fc.assert(
      fc.property(conditions, fc.nat(), fc.constantFrom("(", ")"), (condition, pick, more) => {
        const places = offsetsOf(condition, /[()]/g);
        const place = places[pick % Math.max(places.length, 1)];
        const broken =
          place === undefined
            ? `${more}${condition}`
            : `${condition.slice(0, place)} ${condition.slice(place + 1)}`;

        expect(findingsForCondition(broken).map(({ code }) => code)).toEqual([
          "INVALID_PROPERTY_VALUE",
        ]);
      }),
    );
  });

  it("has a finding if another operator is in front of one of its operators", () => {
    fc.assert(
      fc.property(conditions, fc.nat(), (condition, pick) => {
        const places = offsetsOf(condition, /&&|\|\||[=!]=|[<>]=?/g);
        const place = places[pick % Math.max(places.length, 1)];
        fc.pre(place !== undefined);
        const broken = `${condition.slice(0, place)} && ${condition.slice(place)}`;

        expect(findingsForCondition(broken).map(({ code }) => code)).toEqual([
          "INVALID_PROPERTY_VALUE",
        ]);
      }),
    );
  });

  it("has a finding if a name in it is misspelled", () => {
    fc.assert(
      fc.property(conditions, fc.nat(), (condition, pick) => {
        const bindings = [...condition.matchAll(/\$\{[\w.]+\}/g)];
        const binding = bindings[pick % bindings.length];
        const end = (binding?.index ?? 0) + (binding?.[0].length ?? 0) - 1;
        const broken = `${condition.slice(0, end)}x${condition.slice(end)}`;

        expect(findingsForCondition(broken).map(({ code }) => code)).toEqual([
          "INVALID_PROPERTY_VALUE",
        ]);
      }),
    );
  });
});

describe("a valid text in back-quotes", () => {
  it("has no finding", () => {
    fc.assert(fc.property(concatenations, (text) => expect(findingsForText(text)).toEqual([])));
  });

  it("has a finding if one of its parentheses is missing", () => {
    fc.assert(
      fc.property(concatenations, fc.nat(), (text, pick) => {
        const places = offsetsOf(text, /[()]/g);
        const place = places[pick % Math.max(places.length, 1)];
        fc.pre(place !== undefined);

        const codes = findingsForText(`${text.slice(0, place)} ${text.slice(place + 1)}`);

        expect(codes.map(({ code }) => code)).toEqual(["INVALID_PROPERTY_VALUE"]);
      }),
    );
  });
});

describe("any text", () => {
  const anything = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc
      .array(
        fc.constantFrom(
          "${",
          "}",
          "data",
          "form",
          "screen",
          ".",
          "x",
          "(",
          ")",
          "'",
          "\\",
          "`",
          "&&",
          "!",
          "==",
          "-",
          "0",
          "1.",
          " ",
        ),
        { maxLength: 30 },
      )
      .map((texts) => texts.join("")),
  );

  it("is parsed without an exception, as a condition, a text and a value", () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const path of [
          `${pathOf.ifAdult}.condition`,
          `${pathOf.heading}.text`,
          `${pathOf.byCountry}.value`,
        ]) {
          for (const { line, column, endLine, endColumn } of findingsIn(
            aDocumentWith([path, text]),
          )) {
            expect([endLine, endColumn]).toEqual([expect.any(Number), expect.any(Number)]);
            expect(endLine > line || endColumn >= column).toBe(true);
          }
        }
      }),
    );
  });

  it.each([
    ["nested parentheses", `${"(".repeat(200_000)}\${data.adult}${")".repeat(200_000)}`],
    ["negations", `${"!".repeat(200_000)}\${data.adult}`],
    ["a quote that is never closed", `\${form.email} == '${"x".repeat(200_000)}`],
    ["bindings that are never closed", "${data.".repeat(30_000)],
    ["backslashes", `'${"\\".repeat(200_000)}`],
    ["operators", "== ".repeat(50_000)],
    ["spaces", `${" ".repeat(200_000)}&&`],
    ["digits", "1".repeat(200_000)],
    ["dots", `\${data${".x".repeat(100_000)}}`],
  ])("is parsed quickly with 100,000 characters and more: %s", (_what, text) => {
    // Far more than a linear parser needs; a quadratic one would take minutes.
    const started = performance.now();

    for (const each of [text, `\`${text}\``]) {
      expect(findingsForCondition(each).length).toBeGreaterThan(0);
      expect(() => findingsForText(each)).not.toThrow();
    }

    expect(performance.now() - started).toBeLessThan(5000);
  });
});
