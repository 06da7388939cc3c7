import { checkDocument } from "../../../../provider/flow-json/check-document";
import { aDocument } from "../../../support/documents";

it("reports a misspelled property as misspelled, and not also as missing", () => {
  const text = JSON.stringify(aDocument()).replace('"text":', '"txet":');

  const findings = checkDocument(text, { publish: false, endpoint: "absent" });

  expect(findings).toMatchObject([
    { code: "INVALID_PROPERTY_KEY", hint: expect.stringContaining("`text`") as string },
  ]);
});

describe("a misspelled key that other rules look up", () => {
  it.each<[string, string, string]>([
    ["version", '"version"', '"verison"'],
    ["screens", '"screens"', '"screen"'],
    ["terminal", '"terminal"', '"Terminal"'],
    ["layout", '"layout"', '"layuot"'],
    ["children", '"children"', '"childrens"'],
    ["on-click-action", '"on-click-action"', '"onClickAction"'],
    ["payload", '"payload"', '"paylod"'],
    ["name", '"name"', '"action"'],
    ["type", '"type":"TextHeading"', '"tpye":"TextHeading"'],
    ["type", '"type":"Footer"', '"component":"Footer"'],
  ])("is one finding: %s", (property, key, misspelled) => {
    const text = JSON.stringify(aDocument());
    expect(text).toContain(key);

    const findings = checkDocument(text.replace(key, misspelled), {
      publish: true,
      endpoint: "absent",
    });

    expect(findings).toMatchObject([
      { code: "INVALID_PROPERTY_KEY", hint: expect.stringContaining(`\`${property}\``) as string },
    ]);
  });
});

it("a boolean in quotes is reported, and other rules read it as a boolean", () => {
  const text = JSON.stringify(aDocument()).replace('"terminal":true', '"terminal":"true"');

  const findings = checkDocument(text, { publish: true, endpoint: "absent" });

  expect(findings).toMatchObject([{ code: "INVALID_PROPERTY_TYPE" }]);
});
