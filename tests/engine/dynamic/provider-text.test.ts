import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { startEmulator } from "kaleyra-emulator";

import { aFlow, flows, statusesAt } from "../../support/flows";
import { repository } from "../../support/repository";
import { TestStack } from "../../support/stack";

/** `__provider`, the code that Pulumi's dynamic host runs for a resource in the state. */
describe("the provider's text in the state", () => {
  it("has at most 100 bytes, the same for every flow", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: flows({ one: aFlow(), other: aFlow({ publish: true }) }),
    });
    await stack.up();

    const texts = (await stack.flows()).flatMap(({ inputs, outputs }) => [
      inputs["__provider"],
      outputs["__provider"],
    ]);

    expect(new Set(texts)).toEqual(
      new Set(['exports.handler = () => require("pulumi-kaleyra/dynamic/flow");']),
    );
    expect(Buffer.byteLength(String(texts[0]))).toBeLessThanOrEqual(100);
  });

  it("works with another release of the package, whose code a destroy runs", async () => {
    await using service = await startEmulator();
    const program = flows({ survey: aFlow({ name: "survey", publish: true }) });
    await using stack = await TestStack.create({ kaleyra: service, program });
    await stack.up();
    await using folder = await folderWithAnotherRelease();
    await using otherStack = await TestStack.create({
      kaleyra: service,
      program,
      programFolder: folder.path,
    });
    await otherStack.importState(await stack.exportState());

    expect(await otherStack.preview()).toMatchObject({ ok: true, changes: { same: 2 } });
    const run = await otherStack.destroy();

    expect(run.ok).toBe(true);
    expect(run.warnings).toEqual([expect.stringContaining("in the words of another release")]);
    expect(statusesAt(service)).toEqual({ survey: "DEPRECATED" });
  });
});

/** A folder with its own copy of the built package, in which one message has other words. */
async function folderWithAnotherRelease(): Promise<AsyncDisposable & { readonly path: string }> {
  await mkdir(join(repository, ".cache"), { recursive: true });
  // Within the repository, so that the copy finds its dependencies and Pulumi.
  const path = await mkdtemp(join(repository, ".cache", "another-release-"));
  const copy = join(path, "node_modules", "pulumi-kaleyra");
  await cp(join(repository, "dist"), join(copy, "dist"), { recursive: true });
  await cp(join(repository, "package.json"), join(copy, "package.json"));
  const file = join(copy, "dist", "provider", "lifecycle", "flow", "delete.js");
  const code = await readFile(file, "utf8");
  const altered = code.replaceAll("DEPRECATED, not deleted", "in the words of another release");
  expect(altered).not.toBe(code);
  await writeFile(file, altered);
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
