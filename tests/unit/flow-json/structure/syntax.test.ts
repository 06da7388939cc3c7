import fc from "fast-check";

import { parseJson } from "../../../../provider/flow-json/syntax/parse";
import { findingsIn } from "../it-finds";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Texts that often make JSON invalid where they are inserted. */
const disturbances = fc.constantFrom(
  "",
  ",",
  ":",
  "{",
  "}",
  "[",
  "]",
  '"',
  "'",
  "\\",
  "//",
  "/*",
  "0",
  "-",
  "e",
  "tru",
  "\n",
  "\u00a0",
  "\ufeff",
  "\u0001",
);

describe("parsing a text", () => {
  it("accepts what JSON.parse accepts, and refuses what it refuses", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), disturbances, (json, pick, disturbance) => {
        const offset = pick % (json.length + 1);
        const added = `${json.slice(0, offset)}${disturbance}${json.slice(offset)}`;
        const cut = `${json.slice(0, offset)}${json.slice(offset + 1)}`;

        for (const text of [json, added, cut]) {
          expect({ text, ok: parseJson(text).problem === undefined }).toEqual({
            text,
            ok: isJson(text),
          });
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["{", "not JSON: a key in quotes is missing", 1, 2],
    ['{"version": "7.3"\n "screens": []}', "not JSON: a comma or a closing } is missing", 2, 2],
    ['{"version": "7.3",\n}', "not JSON: a key in quotes is missing", 2, 1],
    ['{"screens": [\n', "not JSON: a value is missing", 2, 1],
    ['{"a": 1}\n{}', "not JSON: there is more after the end of the value", 2, 1],
    ["{ // nothing\n}", "not JSON: there is a comment here", 1, 3],
    ["{'a': 1}", 'not JSON: a single quote is here, and JSON has double quotes: "', 1, 2],
    [
      "{\u201ca\u201d: 1}",
      'not JSON: a curly quote is here, and JSON has straight quotes: "',
      1,
      2,
    ],
    [
      '{"a": \u2018b\u2019}',
      'not JSON: a curly quote is here, and JSON has straight quotes: "',
      1,
      7,
    ],
    [
      '\uFEFF{"a": 1}',
      "not JSON: a byte order mark (BOM) is here; save the file as UTF-8 without it",
      1,
      1,
    ],
    ['{"a": "\\x"}', "not JSON: this is not a valid escape in JSON", 1, 7],
    ["[]", "it is not a JSON object", 1, 1],
  ])("reports where %j stops being a document", (text, message, line, column) => {
    const findings = findingsIn(text);

    expect(findings).toEqual([
      expect.objectContaining({ code: "INVALID_FLOW_JSON", message, line, column }),
    ]);
  });
});
