import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { asset } from "@pulumi/pulumi";
import { startEmulator } from "kaleyra-emulator";

import { aDocument } from "../support/documents";
import { aFlow, type FlowArgs, flows } from "../support/flows";
import { TestStack } from "../support/stack";

const text = JSON.stringify(aDocument("Café"), null, 2);

describe("a document in a wrong form or encoding", () => {
  it.each<[given: string, read: (file: string) => unknown, inMessage: string]>([
    ["a Buffer", (file) => readFileSync(file), "Buffer"],
    ["a Uint8Array", (file) => new Uint8Array(readFileSync(file)), "Buffer"],
    ["an asset", (file) => new asset.FileAsset(file), "asset"],
    ["an asset of text", () => new asset.StringAsset(text), "asset"],
    ["a path", () => "flows/appointment.json", "path of a file"],
    ["UTF-16", () => Buffer.from(`\ufeff${text}`, "utf16le").toString("utf8"), "UTF-16"],
  ])("%s is refused in the preview", async (_given, read, inMessage) => {
    const folder = await mkdtemp(join(tmpdir(), "kaleyra-encodings-"));
    const file = join(folder, "flow.json");
    await writeFile(file, text);
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: flows({ form: aFlow({ flowJson: read(file) as FlowArgs["flowJson"] }) }),
    });

    const preview = await stack.preview();

    expect(preview.ok).toBe(false);
    expect(preview.output).toMatch(new RegExp(`it is [^.]*${inMessage}`));
    expect(service.requests()).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it("is accepted with a byte order mark, which is not uploaded and is no change later", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: flows({ form: aFlow({ flowJson: `\ufeff${text}`, publish: true }) }),
    });

    expect(await stack.up()).toMatchObject({ ok: true, warnings: [] });
    expect(service.flows()[0]?.document).toContain("Café");
    expect(service.flows()[0]?.document).not.toContain("\ufeff");
    expect(await stack.refresh()).toMatchObject({ ok: true, changes: { same: 2 } });
    expect(await stack.preview()).toMatchObject({ changes: { same: 2 } });
  });

  it("causes a warning if characters were lost", async () => {
    await using service = await startEmulator();
    const flowJson = Buffer.from(text, "latin1").toString("utf8");
    await using stack = await TestStack.create({
      kaleyra: service,
      program: flows({ form: aFlow({ flowJson }) }),
    });

    const preview = await stack.preview();

    expect(preview.ok).toBe(true);
    expect(preview.warnings).toEqual([expect.stringContaining("KALEYRA_LOST_CHARACTER")]);
  });
});
