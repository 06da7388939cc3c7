import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startEmulator } from "kaleyra-emulator";

import { aFlow, flows, statusesAt } from "../support/flows";
import { TestStack } from "../support/stack";

/** A path to which a debug log cannot be written. */
interface UnusablePath {
  readonly given: string;
  /** Returns the path, in or of an empty folder. */
  readonly prepare: (folder: string) => Promise<string>;
  /** Whether a preview, which writes nothing to the log, detects it. */
  readonly isForeseen: boolean;
}

const unusablePaths: readonly UnusablePath[] = [
  {
    given: "in a folder that does not exist",
    prepare: (folder) => Promise.resolve(join(folder, "missing", "debug.log")),
    isForeseen: true,
  },
  { given: "that is a folder", prepare: (folder) => Promise.resolve(folder), isForeseen: true },
  {
    given: "below a file",
    prepare: async (folder) => {
      await writeFile(join(folder, "file"), "");
      return join(folder, "file", "debug.log");
    },
    isForeseen: true,
  },
  {
    given: "that is a pipe nobody reads",
    prepare: (folder) => {
      execFileSync("mkfifo", [join(folder, "pipe")]);
      return Promise.resolve(join(folder, "pipe"));
    },
    isForeseen: true,
  },
  // Only Linux has the device.
  { given: "on a full disk", prepare: () => Promise.resolve("/dev/full"), isForeseen: false },
];

describe("a debug log", () => {
  it.each(unusablePaths)(
    "$given fails no operation, and causes one warning",
    async ({ prepare, isForeseen }) => {
      const folder = await mkdtemp(join(tmpdir(), "kaleyra-log-"));
      const debugLog = await prepare(folder);
      await using kaleyra = await startEmulator();
      await using stack = await TestStack.create({
        kaleyra,
        program: flows({ survey: aFlow({ publish: true }), order: aFlow() }),
        environment: { KALEYRA_DEBUG_LOG_FILE: debugLog },
      });

      const preview = await stack.preview();
      const up = await stack.up();
      const destroy = await stack.destroy();
      await rm(folder, { recursive: true });

      const warning = expect.stringContaining(`the debug log ${debugLog} cannot be written`);
      expect(preview).toMatchObject({ ok: true, warnings: isForeseen ? [warning] : [] });
      // The two flows and the stack.
      expect(up).toMatchObject({ ok: true, changes: { create: 3 }, warnings: [warning] });
      expect(destroy).toMatchObject({ ok: true });
      // The draft was deleted.
      expect(Object.values(statusesAt(kaleyra))).toEqual(["DEPRECATED"]);
    },
  );
});
