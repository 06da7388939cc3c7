import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { startEmulator } from "kaleyra-emulator";

import { Flow } from "../../support/adapter";
import { assertNone } from "../../support/discretion";
import { aDocument } from "../../support/documents";
import { aFlow, statusesAt } from "../../support/flows";
import { TestStack } from "../../support/stack";

const name = "s3cr3t-name";
const title = "s3cr3t-title";

/** A flow with a secret name, and with a secret title in its document. */
function program(publish: boolean): PulumiFn {
  return () => {
    const { screens, ...rest } = aDocument();
    const [first, ...others] = screens;
    const flowJson = { ...rest, screens: [{ ...first, title: pulumi.secret(title) }, ...others] };
    new Flow("survey", aFlow({ name: pulumi.secret(name), publish, flowJson }));
    return Promise.resolve();
  };
}

it("secrets of the program are in no output of a run, and in the state only encrypted", async () => {
  await using service = await startEmulator();
  await using stack = await TestStack.create({ kaleyra: service, program: program(false) });
  // Kaleyra quotes the secret title in a warning.
  const finding = { error: "INVALID_PROPERTY", message: `Not a title: ${title}` };
  const body = { success: true, validation_errors: [finding] };
  service.addFault({ operation: "uploadDocument", times: 1, status: 200, body });

  const runs = [
    await stack.preview(),
    await stack.up(),
    await stack.refresh(),
    await stack.preview(program(true)),
    await stack.up(program(true)),
  ];
  const state = await stack.stateText();
  runs.push(await stack.destroy());

  expect(runs.map(({ ok }) => ok)).toEqual(runs.map(() => true));
  expect(statusesAt(service)).toEqual({ [name]: "DEPRECATED" });
  const warnings = runs.flatMap((run) => run.warnings);
  expect(warnings).toContainEqual(
    expect.stringMatching(/^kaleyra: \[secret\] \(\d+\): DEPRECATED/),
  );
  expect(warnings).toContainEqual(expect.stringContaining("Not a title: [secret]"));
  for (const text of [...runs.map(({ output }) => output), state]) {
    assertNone(text, [name, title], "a secret of the program");
  }
});
