import { startEmulator, type Emulator } from "kaleyra-emulator";

import { Project, flowsIn } from "../support/cli-project";
import { aDocument } from "../support/documents";
import { packages, statusListAt, type AdapterName } from "./support/programs";
import { received, type Signal, upSignalledWhen } from "./support/signals";

type Fault = Parameters<Emulator["addFault"]>[0];

const adapters = ["dynamic", "plugin"] as const satisfies readonly AdapterName[];

/** A program with published flows; `LABEL` in the environment changes their documents. */
function program(adapter: AdapterName, count: number): string {
  return `
const kaleyra = require("${packages[adapter]}");
const text = ${JSON.stringify(JSON.stringify(aDocument()))};
const flowJson = text.replace("Hello", process.env.LABEL ?? "Hello");
for (let at = 0; at < ${count}; at += 1) {
  new kaleyra.whatsapp.Flow("flow-" + at, { categories: ["SURVEY"], flowJson, publish: true });
}
`;
}

async function aProject(kaleyra: Emulator, adapter: AdapterName, count = 1): Promise<Project> {
  return Project.create({
    environment: { ...kaleyra.environment },
    files: { "index.js": program(adapter, count) },
  });
}

/**
 * Takes the steps of a user: `recover`, then `up`. After these, Kaleyra and the state have exactly the
 * flows of the program.
 */
async function expectRecovery(kaleyra: Emulator, project: Project, count: number): Promise<void> {
  kaleyra.clearFaults();
  kaleyra.configure({ latencyMs: 0 });
  expect(await project.kaleyraFlows("recover", "--yes")).toMatchObject({ code: 0 });
  await project.expectPulumi("up", "--yes", "--skip-preview");
  const ids = Object.values(flowsIn(await project.deployment())).map(({ id }) => id);
  expect(statusListAt(kaleyra)).toEqual(Array.from({ length: count }, () => "PUBLISHED"));
  expect(new Set(ids)).toEqual(new Set(kaleyra.flows().map(({ id }) => id)));
  await project.expectPulumi("preview", "--expect-no-changes");
}

describe.each(adapters)("one signal to the engine, through the %s adapter", (adapter) => {
  it.each<{ given: string; signal: Signal; fault: Fault; at: string }>([
    {
      given: "during a creation with a slow response",
      signal: "SIGINT",
      fault: { operation: "createFlow", slowBodyMs: 3_000 },
      at: "createFlow",
    },
    {
      given: "during a creation that Kaleyra applies without a response",
      signal: "SIGTERM",
      fault: { operation: "createFlow", hang: "after" },
      at: "createFlow",
    },
    {
      given: "during an upload",
      signal: "SIGINT",
      fault: { operation: "uploadDocument", slowBodyMs: 3_000 },
      at: "uploadDocument",
    },
    {
      given: "during an upload that Kaleyra applies with an error as the response",
      signal: "SIGTERM",
      fault: { operation: "uploadDocument", applyThenRespond: { status: 500, body: {} } },
      at: "uploadDocument",
    },
  ])("$given loses and duplicates nothing", async ({ signal, fault, at }) => {
    await using kaleyra = await startEmulator();
    await using project = await aProject(kaleyra, adapter);
    // The limit for the creation without a response; the default is 300.
    project.setEnvironment({ KALEYRA_TIMEOUT_SECONDS: "9" });
    kaleyra.addFault(fault);

    await upSignalledWhen(project, received(kaleyra, at), signal);

    const state = await project.deployment();
    expect(state.pending_operations).toBeUndefined();
    expect(Object.values(flowsIn(state)).map(({ id }) => id)).toEqual(
      kaleyra.flows().map(({ id }) => id),
    );
    expect(kaleyra.flows()).toHaveLength(1);
    await expectRecovery(kaleyra, project, 1);
  });

  it.each<Signal>(["SIGINT", "SIGTERM"])(
    "during many creations loses and duplicates nothing (%s)",
    async (signal) => {
      await using kaleyra = await startEmulator();
      await using project = await aProject(kaleyra, adapter, 12);
      project.setEnvironment({ KALEYRA_MAX_CONCURRENCY: "3" });
      kaleyra.configure({ latencyMs: 700 });

      await upSignalledWhen(project, received(kaleyra, "createFlow", 2), signal);

      const ids = Object.values(flowsIn(await project.deployment())).map(({ id }) => id);
      expect(new Set(ids)).toEqual(new Set(kaleyra.flows().map(({ id }) => id)));
      // The plugin does not begin waiting operations. The dynamic host does not receive the signal,
      // and finishes them.
      if (adapter === "plugin") expect(ids.length).toBeLessThan(12);
      await expectRecovery(kaleyra, project, 12);
    },
  );

  it.each<{ given: string; fault: Fault }>([
    { given: "slow", fault: { operation: "uploadDocument", slowBodyMs: 2_500 } },
    {
      given: "followed by a rate limit",
      fault: { operation: "publishFlow", status: 429, headers: { "retry-after": "4" } },
    },
    {
      given: "applied, with an error as the response",
      fault: { operation: "uploadDocument", applyThenRespond: { status: 500, body: {} } },
    },
  ])("never comes between an edit of a live flow and its publish: $given", async ({ fault }) => {
    await using kaleyra = await startEmulator();
    await using project = await aProject(kaleyra, adapter);
    await project.expectPulumi("up", "--yes", "--skip-preview");
    project.setEnvironment({ LABEL: "Changed" });
    kaleyra.addFault(fault);

    await upSignalledWhen(project, received(kaleyra, String(fault.operation)), "SIGINT");

    expect(statusListAt(kaleyra)).toEqual(["PUBLISHED"]);
    expect(kaleyra.flows()[0]?.document).toContain("Changed");
    await expectRecovery(kaleyra, project, 1);
  });

  it("is followed by a second, which ends the run at once; recover fixes the state", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aProject(kaleyra, adapter);
    kaleyra.addFault({ operation: "createFlow", hang: "after" });

    await upSignalledWhen(project, received(kaleyra, "createFlow"), "SIGINT", "SIGINT");

    expect(statusListAt(kaleyra)).toEqual(["DRAFT"]);
    expect((await project.deployment()).pending_operations).toHaveLength(1);
    await expectRecovery(kaleyra, project, 1);
  });
});

describe("one signal to the engine, through the plugin", () => {
  it("ends a wait for the rate limit before the first change", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aProject(kaleyra, "plugin");
    const fault = { status: 429, headers: { "retry-after": "250" } };
    kaleyra.addFault({ operation: "createFlow", ...fault });

    await upSignalledWhen(project, received(kaleyra, "createFlow"), "SIGINT");

    expect(kaleyra.requests().map(({ operation }) => operation)).toEqual(["createFlow"]);
    expect((await project.deployment()).pending_operations).toBeUndefined();
    await expectRecovery(kaleyra, project, 1);
  });
});
