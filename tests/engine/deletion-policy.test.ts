import { startEmulator } from "kaleyra-emulator";

import { aFlow, flows, idOf, operations, statusesAt } from "../support/flows";
import { TestStack } from "../support/stack";

const policies = ["DeleteOrDeprecate", "DeleteOnly", "Retain", "Prevent"] as const;

/** A draft and a live flow with each policy. */
const declared = Object.fromEntries(
  policies.flatMap((deletionPolicy) =>
    [false, true].map((publish) => {
      const name = `${deletionPolicy}-${publish ? "live" : "draft"}`;
      return [name, aFlow({ name, publish, deletionPolicy })];
    }),
  ),
);

it("decides on drafts and live flows in a destroy", async () => {
  await using service = await startEmulator();
  await using stack = await TestStack.create({ kaleyra: service, program: flows(declared) });
  await stack.up();
  const about = async (name: string) => `${name} (${await idOf(stack, name)})`;
  const retained = [await about("Retain-draft"), await about("Retain-live")];
  const prevented = [await about("Prevent-draft"), await about("Prevent-live")];
  const deleteOnly = await about("DeleteOnly-live");
  const deprecated = await about("DeleteOrDeprecate-live");

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

  const left = ["DeleteOnly-live", "Prevent-draft", "Prevent-live"];
  const released = Object.fromEntries(
    left.map((name) => [name, aFlow({ ...declared[name], deletionPolicy: "DeleteOrDeprecate" })]),
  );
  service.clearRequests();
  const changed = await stack.up(flows(released));
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

it("comes from the stack's configuration if the flow does not set it", async () => {
  await using service = await startEmulator();
  await using stack = await TestStack.create({
    kaleyra: service,
    program: flows({
      silent: aFlow({ name: "silent" }),
      outspoken: aFlow({ name: "outspoken", deletionPolicy: "DeleteOrDeprecate" }),
    }),
    config: { "kaleyra:deletionPolicy": "Retain" },
  });
  await stack.up();

  const run = await stack.destroy();

  expect(run.ok).toBe(true);
  expect(run.warnings).toEqual([
    expect.stringMatching(/^kaleyra: silent \(\d+\): stays at Kaleyra/),
  ]);
  expect(statusesAt(service)).toEqual({ silent: "DRAFT" });
});
