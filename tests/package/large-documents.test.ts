import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { checkDocument } from "../../provider/flow-json/check-document";
import { aDocumentOf } from "../support/documents-by-size";

const root = join(__dirname, "..", "..");
const elsewhere = join(root, "dist", "provider", "flow-json", "check-document-async.js");
const documents = join(root, "dist", "provider", "flow-json", "check-document.js");

/** The output of a process that checks the document in its environment. */
async function checkedInProcess(document: string): Promise<unknown> {
  const script = `
    const { readFileSync } = require("node:fs");
    const flowJson = readFileSync(0, "utf8");
    const { checkDocumentAsync } = require(${JSON.stringify(elsewhere)});
    checkDocumentAsync({ flowJson, publish: true, endpoint: "absent" }).then((findings) => {
      const isHere = Object.hasOwn(require.cache, ${JSON.stringify(documents)});
      console.log(JSON.stringify({ isHere, findings }));
    });`;
  const run = promisify(execFile)(process.execPath, ["-e", script], { maxBuffer: 10_000_000 });
  run.child.stdin?.end(document);
  return JSON.parse((await run).stdout);
}

describe("a document of 2.7 MB", () => {
  const good = aDocumentOf(2_700_000);
  const bad = good.replace('"terminal":true', '"terminal":"yes"');

  it("is checked in another thread, so that the process stays responsive and can exit", async () => {
    await expect(checkedInProcess(good)).resolves.toEqual({
      isHere: false,
      findings: { errors: [], warnings: [] },
    });
  });

  it("has the same findings in the thread", async () => {
    const expected = checkDocument(bad, { publish: true, endpoint: "absent" });

    const { findings } = (await checkedInProcess(bad)) as { findings: { errors: unknown[] } };

    expect(expected.length).toBeGreaterThan(0);
    expect(findings.errors).toEqual(
      JSON.parse(JSON.stringify(expected.filter(({ severity }) => severity === "error"))),
    );
  });

  it("is checked in the main thread if it is small", async () => {
    await expect(checkedInProcess(aDocumentOf(1_000))).resolves.toMatchObject({ isHere: true });
  });
});
