import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DebugLog } from "../../../provider/kaleyra/debug-log";

const mask = (text: string) => text.replaceAll("key", "***");

/** A folder that is removed at the end of the test. */
function aFolder() {
  const path = mkdtempSync(join(tmpdir(), "kaleyra-log-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

function logAt(file: string) {
  const warnings: string[] = [];
  const log = new DebugLog(file, (message) => warnings.push(message));
  return { log, warnings };
}

describe("the debug log", () => {
  it("is written again once its folder is back, with one warning about the loss", () => {
    using folder = aFolder();
    const file = join(folder.path, "logs", "debug.log");
    mkdirSync(join(folder.path, "logs"));
    const { log, warnings } = logAt(file);

    log.write({ request: "first" }, mask);
    rmSync(join(folder.path, "logs"), { recursive: true });
    log.write({ request: "second" }, mask);
    log.write({ request: "third" }, mask);
    mkdirSync(join(folder.path, "logs"));
    log.write({ request: "fourth", key: "key" }, mask);

    expect(warnings).toEqual([
      expect.stringMatching(/debug\.log cannot be written \(there is no such file or folder\)/),
    ]);
    expect(readFileSync(file, "utf8")).toMatch(/^\{[^\n]*"request":"fourth","key":"\*\*\*"\}\n$/);
  });

  it("accepts entries that cannot be written as JSON", () => {
    using folder = aFolder();
    const { log, warnings } = logAt(join(folder.path, "debug.log"));
    const cyclic: Record<string, unknown> = {};
    cyclic["self"] = cyclic;

    log.write({ cyclic }, mask);
    log.write({ number: 1n }, mask);

    expect(warnings).toHaveLength(1);
  });

  it("creates no file when it is only checked", () => {
    using folder = aFolder();
    const { log, warnings } = logAt(join(folder.path, "debug.log"));

    log.check();

    expect(warnings).toEqual([]);
    expect(() => readFileSync(join(folder.path, "debug.log"))).toThrow("ENOENT");
  });
});
