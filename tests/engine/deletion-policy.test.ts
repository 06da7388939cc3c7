import { startEmulator } from "kaleyra-emulator";

import { aFlow, flows, idOf, operations, statusesAt } from "../support/flows";
import { TestStack } from "../support/stack";

const policies = ["DeleteOrDeprecate", "DeleteOnly", "Retain", "Prevent"] as const;

/** A draft and a live flow with each policy, named `<policy>-draft` and `<policy>-live`. */
const declared = Object.fromEntries(
  policies.flatMap((deletionPolicy) =>
    [false, true].map((publish) => {
      const name = `${deletionPolicy}-${publish ? "live" : "draft"}`;
      return [name, aFlow({ name, publish, deletionPolicy })];
    }),
  ),
);

it("the deletion policy decides what a destroy does with drafts and with live flows", async () => {
  await using service = await startEmulator();
  await using stack = await TestStack.create({ kaleyra: service, program: flows(declared) });
  await stack.up();
  /** A flow as messages name it. */
  const inMessage = async (name: string) => `${name} (${await idOf(stack, name)})`;
  const retained = [await inMessage("Retain-draft"), await inMessage("Retain-live")];
  const prevented = [await inMessage("Prevent-draft"), await inMessage("Prevent-live")];
  const deleteOnly = await inMessage("DeleteOnly-live");
  const deprecated = await inMessage("DeleteOrDeprecate-live");

  const run = await stack.destroy({ continueOnError: true });

  expect(statusesAt(service)).toEqual({
    "DeleteOrDeprecate-live": "DEPRECATED",
    "DeleteOnly-live": "PUBLISHED",
    "Retain-draft": "DRAFT",
    "Retain-live": "PUBLISHED",
    "Prevent-draft": "DRAFT",
    "Prevent-live": "PUBLISHED",
  });
  expect(run.ok).toBe(false);
  expect((await stack.flows()).map(({ outputs }) => outputs["name"]).sort()).toEqual([
    "DeleteOnly-live",
    "Prevent-draft",
    "Prevent-live",
  ]);
  expect(run.warnings).toHaveLength(3);
  for (const flow of retained) expect(run.output).toContain(`kaleyra: ${flow}: stays at Kaleyra`);
  expect(run.output).toContain(`kaleyra: ${deprecated}: DEPRECATED, not deleted`);
  for (const flow of prevented) {
    expect(run.output).toContain(
      `error: could not delete ${flow}: its deletionPolicy is "Prevent", so nothing was sent`,
    );
  }
  expect(run.output).toMatch(
    new RegExp(`error: could not delete ${deleteOnly.replace(/[()]/g, "\\$&")}: .*"DeleteOnly"`),
  );

  const remaining = ["DeleteOnly-live", "Prevent-draft", "Prevent-live"];
  const withDefaultPolicy = Object.fromEntries(
    remaining.map((name) => {
      return [name, aFlow({ ...declared[name], deletionPolicy: "DeleteOrDeprecate" })];
    }),
  );
  service.clearRequests();
  const changed = await stack.up(flows(withDefaultPolicy));
  expect(changed).toMatchObject({ ok: true, changes: { update: 3 } });
  expect(operations(service)).toEqual([]);

  expect(await stack.destroy()).toMatchObject({ ok: true });
  expect(await stack.flows()).toEqual([]);
  expect(statusesAt(service)).toEqual({
    "DeleteOrDeprecate-live": "DEPRECATED",
    "DeleteOnly-live": "DEPRECATED",
    "Retain-draft": "DRAFT",
    "Retain-live": "PUBLISHED",
    "Prevent-live": "DEPRECATED",
  });
});

it("the deletion policy comes from the stack's configuration if the flow does not set it", async () => {
  await using service = await startEmulator();
  await using stack = await TestStack.create({
    kaleyra: service,
    program: flows({
      inherited: aFlow({ name: "inherited" }),
      own: aFlow({ name: "own", deletionPolicy: "DeleteOrDeprecate" }),
    }),
    config: { "kaleyra:deletionPolicy": "Retain" },
  });
  await stack.up();

  const run = await stack.destroy();

  expect(run.ok).toBe(true);
  expect(run.warnings).toEqual([
    expect.stringMatching(/^kaleyra: inherited \(\d+\): stays at Kaleyra/),
  ]);
  expect(statusesAt(service)).toEqual({ inherited: "DRAFT" });
});
