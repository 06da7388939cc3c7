import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { checkDocument } from "../../provider/flow-json/check-document";
import { aDocumentOf } from "../support/documents-by-size";
import { repository } from "../support/repository";

const compiled = join(repository, "dist", "provider", "flow-json");
/** Loads the checker into a large document's thread, or for a small one into the process itself. */
const asyncModule = join(compiled, "check-document-async.js");
const checkerModule = join(compiled, "check-document.js");

/** The result of a process that checks a document. */
interface CheckResult {
  /** Whether the main thread has loaded the checker. */
  readonly isInMainThread: boolean;
  readonly findings: { readonly errors: readonly unknown[]; readonly warnings: readonly unknown[] };
}

/** Checks a document in a process of its own, which reads it from stdin and ends by itself. */
async function checkInProcess(document: string): Promise<CheckResult> {
  const script = `
    const { readFileSync } = require("node:fs");
    const flowJson = readFileSync(0, "utf8");
    const { checkDocumentAsync } = require(${JSON.stringify(asyncModule)});
    checkDocumentAsync({ flowJson, publish: true, endpoint: "absent" }).then((findings) => {
      const isInMainThread = Object.hasOwn(require.cache, ${JSON.stringify(checkerModule)});
      console.log(JSON.stringify({ isInMainThread, findings }));
    });`;
  const run = promisify(execFile)(process.execPath, ["-e", script], { maxBuffer: 10_000_000 });
  run.child.stdin?.end(document);
  return JSON.parse((await run).stdout) as CheckResult;
}

/** Larger than `mostCharactersHere` in provider/flow-json/check-document-async.ts. */
describe("a document of 2.7 MB", () => {
  const good = aDocumentOf(2_700_000);
  const bad = good.replace('"terminal":true', '"terminal":"yes"');

  it("is checked in another thread, which does not keep the process alive", async () => {
    await expect(checkInProcess(good)).resolves.toEqual({
      isInMainThread: false,
      findings: { errors: [], warnings: [] },
    });
  });

  it("has the same findings in the thread", async () => {
    const expected = checkDocument(bad, { publish: true, endpoint: "absent" });

    const { isInMainThread, findings } = await checkInProcess(bad);

    expect(expected.length).toBeGreaterThan(0);
    expect(isInMainThread).toBe(false);
    const withSeverity = (wanted: string) => expected.filter(({ severity }) => severity === wanted);
    const bySeverity = { errors: withSeverity("error"), warnings: withSeverity("warning") };
    // Without `undefined` members, as after the way through JSON.
    expect(findings).toEqual(JSON.parse(JSON.stringify(bySeverity)));
  });
});

it("a small document is checked in the main thread", async () => {
  await expect(checkInProcess(aDocumentOf(1_000))).resolves.toMatchObject({ isInMainThread: true });
});
