import { unknownPlaceholder } from "../../../../provider/flow-json/json";
import { findingsIn, itFinds } from "../it-finds";
import { structureCases } from "./cases";
import {
  aDocument,
  aScreen,
  inVersion,
  body,
  chips,
  input,
  screenWith,
  showing,
  firstComponent,
} from "./documents";

describe.each(Object.entries(structureCases))("the structure of a document: %s", (_, cases) => {
  itFinds(cases);
});

describe("a finding about the structure of a document", () => {
  it("suggests the most similar name", () => {
    const [finding] = findingsIn(showing(input({ "helper-txt": "Hint" })));

    expect(finding?.hint).toBe("Did you mean `helper-text`?");
  });

  it("names the version with a property", () => {
    const [finding] = findingsIn(inVersion("6.0", showing(input({ "label-variant": "large" }))));

    expect(finding?.message).toBe("a TextInput has `label-variant` only from version 7.0");
  });

  it("suggests an id without digits", () => {
    const [finding] = findingsIn(screenWith({ id: "SCREEN_1" }));

    expect(finding?.hint).toBe('Write letters and underscores, as in "SCREEN_ONE".');
  });

  it("has no full stop at its end, and a hint that is a sentence", () => {
    const findings = Object.values(structureCases).flatMap((cases) =>
      cases.flatMap(({ bad, options }) => findingsIn(bad, options)),
    );

    expect(findings.length).toBeGreaterThan(100);
    for (const { message, hint } of findings) {
      expect(message).not.toMatch(/\.$/);
      expect(hint).toMatch(/^[A-Z].*[.?]$/);
    }
  });
});

describe("an unknown value", () => {
  it("prevents guesses about screens and components", () => {
    const findings = findingsIn(
      aDocument({
        screens: [unknownPlaceholder, aScreen([unknownPlaceholder, unknownPlaceholder])],
      }),
    );

    expect(findings).toEqual([]);
  });

  it("has no finding, nor have the properties of a component of unknown type", () => {
    const findings = findingsIn(
      showing(
        input({
          label: unknownPlaceholder,
          required: unknownPlaceholder,
          "max-chars": unknownPlaceholder,
          name: unknownPlaceholder,
        }),
        { type: unknownPlaceholder, txt: 1 },
      ),
    );

    expect(findings).toEqual([]);
  });
});

describe("a consequence of a mistake", () => {
  it("is not reported for the properties of an unknown component", () => {
    const findings = findingsIn(showing({ type: "TextBdy", txt: 1, visible: "yes" }));

    expect(findings.map(({ path }) => path)).toEqual([`${firstComponent}.type`]);
  });

  it("is not reported for the properties of a component of a later version", () => {
    const findings = findingsIn(inVersion("6.2", showing(chips({ description: "Any of them" }))));

    expect(findings.map(({ path }) => path)).toEqual([`${firstComponent}.type`]);
  });

  it("is not reported inside a value of the wrong type", () => {
    const findings = findingsIn(showing(body({ text: { visible: [] } })));

    expect(findings.map(({ path }) => path)).toEqual([`${firstComponent}.text`]);
  });
});
