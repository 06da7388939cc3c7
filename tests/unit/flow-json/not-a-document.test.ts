import { Buffer } from "node:buffer";

import { checkDocument } from "../../../provider/flow-json/check-document";
import { documentFindings } from "../../../provider/flow-json/document-findings";
import type { JsonObject } from "../../../provider/flow-json/json";
import { aDocument } from "../support/flow";

const document = aDocument();
const text = JSON.stringify(document);
const pretty = JSON.stringify(document, null, 2);
const bytes = Buffer.from(text);
/** UTF-16 with the more significant byte first. */
const swapped = Buffer.from(text, "utf16le").swap16();
const options = { publish: false, endpoint: "absent" } as const;

const findingsIn = (flowJson: unknown, checks = "Off") =>
  documentFindings({ flowJson: flowJson as JsonObject | string, checks, ...options });

describe("a value instead of a document", () => {
  it.each([
    ["UTF-16 without a mark, as UTF-8", Buffer.from(text, "utf16le").toString("utf8"), "UTF-16"],
    ["UTF-16 as UTF-8", Buffer.from(`\ufeff${pretty}`, "utf16le").toString("utf8"), "UTF-16"],
    ["UTF-16 as Latin-1", Buffer.from(`\ufeff${text}`, "utf16le").toString("latin1"), "UTF-16"],
    ["UTF-16 in the other order", swapped.toString("latin1"), "UTF-16"],
    ["a Buffer", bytes, "Buffer"],
    ["a Uint8Array as the engine has it", { ...new Uint8Array(bytes) }, "Buffer"],
    ["a Buffer as JSON", bytes.toJSON(), "Buffer"],
    ["a Buffer as JSON in a file", JSON.stringify(bytes), "Buffer"],
    // With the key that marks Pulumi's special values.
    ["an asset", { "4dabf18193072939515e22adb298388d": "c44067f5", path: "a.json" }, "asset"],
    ["an asset of a program", { __pulumiAsset: true, path: "a.json" }, "asset"],
    ["a path", "flows/appointment.json", "path"],
    ["a path on Windows", "C:\\flows\\my appointment.json", "path"],
    ["a URL of a file", "file:///srv/flows/a.json", "path"],
    ["an address", "https://example.com/flow", "address"],
    ["JSON in JSON", JSON.stringify(pretty), "within a JSON text"],
    ["base64", bytes.toString("base64"), "base64"],
    ["an object in a template literal", String({}), "String()"],
  ])("%s is reported, even with the validation off", (_given, flowJson, named) => {
    const { errors, warnings } = findingsIn(flowJson);

    expect(warnings).toEqual([]);
    expect(errors).toEqual([
      expect.objectContaining({
        code: "INVALID_FLOW_JSON",
        message: expect.stringContaining(named) as string,
      }),
    ]);
    if (typeof flowJson === "string") expect(checkDocument(flowJson, options)).toEqual(errors);
  });

  it.each([
    ["a byte order mark", `\ufeff${text}`],
    ["a byte order mark and layout", `\ufeff${pretty}`],
    ["an object", document],
  ])("%s is accepted", (_given, flowJson) => {
    expect(findingsIn(flowJson, "Error")).toEqual({ errors: [], warnings: [] });
  });

  it.each([
    ["Latin-1 read as UTF-8", Buffer.from(pretty.replace("Hello", "Café"), "latin1").toString()],
    ["half an emoji as an escape", text.replace("Hello", String.raw`\ud83d`)],
    ["half an emoji in an object", JSON.parse(text.replace("Hello", String.raw`\ud83d`)) as object],
  ])("%s is a warning", (_given, flowJson) => {
    const { errors, warnings } = findingsIn(flowJson, "Error");

    expect(errors).toEqual([]);
    expect(warnings.map(({ code }) => code)).toEqual(["KALEYRA_LOST_CHARACTER"]);
  });
});
