import fc from "fast-check";

import {
  counted,
  firstOf,
  printable,
  printableJson,
  shortList,
  truncated,
  visible,
  wellFormed,
} from "../../provider/text";

/** Any text, often with half surrogates, or with commands for a terminal, an engine or a CI service. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        ...["\u001b[2J", "\u001b]8;;http://evil\u0007", "\u009b31m", "\u0000", "\u202e", "\u2066"],
        ...["\r\n", "\u2028", "\u0085", "\ud83d", "\udc00", "😀", "\u200f", "\u061c", "\ufeff"],
        ...["::stop-commands::x", "##[error]", "##vso[task]", "##teamcity[x", "<{%fg 99%}>", "#"],
      ),
    ),
  )
  .map((parts) => parts.join(""));

describe("a text from outside", () => {
  it("is printed on one line without anything that controls a reader", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const printed = printable(text);
        expect(printed).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(printed).not.toMatch(/^\s*::|##\w*\[|<\{%/);
        expect(printable(printed)).toBe(printed);
      }),
    );
  });

  it.each([
    ["a line break", "a\r\nb\n::set-env::c", "a b ::set-env::c"],
    ["a command at the start", "::stop-commands::x", ": :stop-commands::x"],
    ["a command after white space", "\u2003\t::warning::x", ": :warning::x"],
    ["a command of Azure's", "a ##vso[task.setvariable]b", "a # #vso[task.setvariable]b"],
    ["an escape sequence", "a\u001b[2Jb", "a\ufffd[2Jb"],
    ["half an emoji", "a\ud83d b", "a\ufffd b"],
    ["emoji, and what joins them", "👩‍💻 नमस्ते", "👩‍💻 नमस्ते"],
    ["a heading", "## Notes [1]", "## Notes [1]"],
  ])("is printed harmlessly, but readably: %s", (_given, text, printed) => {
    expect(printable(text)).toBe(printed);
  });

  it("is valid UTF-8, wherever it is cut", () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), (text, most) => {
        const whole = wellFormed(text);
        const cut = truncated(whole, most, "");
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(() => encodeURIComponent(whole + cut)).not.toThrow();
        expect(whole.startsWith(cut)).toBe(true);
      }),
    );
  });

  it("keeps its lines if it is made visible", () => {
    expect(visible("a\n\tb\u001b\u2028c")).toBe("a\n\tb\ufffd\ufffdc");
  });

  it("keeps its data as printable JSON", () => {
    fc.assert(
      fc.property(anyText, anyText, (key, value) => {
        const json = JSON.stringify({ [`k${key}`]: [value] }, null, 2);
        const printed = printableJson(json);
        expect(JSON.parse(printed)).toEqual(JSON.parse(json));
        expect(printed.split("\n").map(printable).join("\n").replaceAll("< {%", "<{%")).toBe(
          printed,
        );
      }),
    );
  });
});

describe("a list in words", () => {
  it("has one thing in the singular", () => {
    expect([0, 1, 2].map((count) => counted(count, "flow"))).toEqual([
      "0 flows",
      "1 flow",
      "2 flows",
    ]);
  });

  it("ends with the number of items that are left out", () => {
    const names = ["A", "B", "C"];

    expect(firstOf(names, 3)).toEqual({ first: names, more: undefined });
    expect(firstOf(names, 0)).toEqual({ first: [], more: "and 3 more" });
    expect(firstOf(names, 2, "name").more).toBe("and 1 more name");
    expect(shortList(names, 2)).toBe("A, B and 1 more");
    expect(shortList(names)).toBe("A, B, C");
  });
});
