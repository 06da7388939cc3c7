import fc from "fast-check";

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
export const conditions: fc.Arbitrary<string> = fc.letrec<{ all: string; one: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    booleans,
    joined(strings, ["==", "!="], fc.oneof(strings, literalText)),
    joined(numbers, ["==", "!=", "<", "<=", ">", ">="], fc.oneof(numbers, literalNumber)),
    joined(booleans, ["==", "!="], fc.constantFrom("true", "false")),
    inParentheses(tie("all")),
    fc.oneof(booleans, inParentheses(tie("all"))).map((operand) => `!${operand}`),
  ),
  all: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie("one"),
    joined(tie("one"), ["&&", "||"], tie("one")),
  ),
})).all;

const sums: fc.Arbitrary<string> = fc.letrec<{ all: string; one: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    numbers,
    literalNumber,
    inParentheses(tie("all")),
  ),
  all: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie("one"),
    joined(tie("one"), [" + ", " - ", "*", "/", "%"], tie("one")),
  ),
})).all;

/** Texts that are joined from parts, in backquotes. */
export const joinedTexts: fc.Arbitrary<string> = fc
  .tuple(
    literalText,
    fc.array(
      fc.oneof(
        literalText,
        strings,
        numbers,
        booleans,
        inParentheses(sums),
        inParentheses(conditions),
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
  )
  .map(([first, parts]) => `\`${[first, ...parts].join(" ")}\``);
