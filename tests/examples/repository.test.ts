import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

import { repository } from "../support/repository";

const run = promisify(execFile);
const options = { cwd: repository, maxBuffer: 64 * 1024 * 1024 };

describe("npm run demo", () => {
  it("shows the life of a draft and of a published flow, and leaves no file behind", async () => {
    const before = readdirSync(repository);

    const { stdout } = await run("npm", ["run", "--silent", "demo"], options);

    expect(stdout).toMatch(/feedback-\w{7} {2}DRAFT/);
    expect(stdout).toMatch(/appointment-\w{7} {2}PUBLISHED/);
    expect(stdout).toContain(
      'screen SUMMARY › Footer label: "Book appointment" → "Confirm booking"',
    );
    expect(stdout).toMatch(/now has:\n.*appointment-\w{7} {2}DEPRECATED\n\n== Done/);
    // Each step, which begins with `== `, fits on a screen.
    const stepLengths = stdout.split(/^== /m).map((step) => step.split("\n").length);
    expect(Math.max(...stepLengths)).toBeLessThan(50);
    expect(readdirSync(repository)).toEqual(before);
  });
});

describe("npm run emulator", () => {
  it("prints the variables with which a client uses the running emulator", async () => {
    const npm = spawn("npm", ["run", "--silent", "emulator", "--", "--port", "0"], {
      cwd: repository,
      detached: true,
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const account = await exportedVariables(createInterface({ input: npm.stdout }));

      const { KALEYRA_API_URL, KALEYRA_SID, KALEYRA_WABA_ID, KALEYRA_API_KEY = "" } = account;
      const flows = `/v2/${KALEYRA_SID}/whatsapp/${KALEYRA_WABA_ID}/flows`;
      const response = await fetch(new URL(flows, KALEYRA_API_URL), {
        headers: { "api-key": KALEYRA_API_KEY },
      });

      expect(await response.json()).toMatchObject({ data: [] });
    } finally {
      // npm does not forward a signal to its child, so the whole group gets it.
      process.kill(-npm.pid!);
      await once(npm, "close");
    }
  });
});

/** Reads the four lines `export NAME=value` of emulator/src/main.ts. */
async function exportedVariables(lines: AsyncIterable<string>): Promise<Record<string, string>> {
  const account: Record<string, string> = {};
  for await (const line of lines) {
    const [, name, value] = /^export (\w+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) account[name] = value ?? "";
    if (Object.keys(account).length === 4) break;
  }
  return account;
}
