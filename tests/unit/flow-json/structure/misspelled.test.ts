import { checkDocument } from "../../../../provider/flow-json/check-document";
import { aDocument } from "../../../support/documents";

it("reports a misspelled property as misspelled, and not also as missing", () => {
  const text = JSON.stringify(aDocument()).replace('"text":', '"txet":');

  const findings = checkDocument(text, { publish: false, endpoint: "absent" });

  expect(findings).toMatchObject([
    { code: "INVALID_PROPERTY_KEY", hint: expect.stringContaining("`text`") as string },
  ]);
});
