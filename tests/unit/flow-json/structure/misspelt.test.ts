import { checkDocument } from "../../../../provider/flow-json/check-document";
import { aDocument } from "../../../support/documents";

it("says of a misspelt property that it is misspelt, and not that it is missing besides", () => {
  const text = JSON.stringify(aDocument()).replace('"text":', '"txet":');

  const findings = checkDocument(text, { publish: false, endpoint: "absent" });

  expect(findings).toMatchObject([
    { code: "INVALID_PROPERTY_KEY", hint: expect.stringContaining("`text`") as string },
  ]);
});
