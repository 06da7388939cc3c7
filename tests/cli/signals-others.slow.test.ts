import { demoAccounts, startEmulator } from "kaleyra-emulator";

import { Project } from "../support/cli-project";
import { newKeyPair } from "../support/key-pair";
import { packages } from "./support/programs";
import { received, type Signal, upSignalledWhen } from "./support/signals";

const packageNames = Object.values(packages);
const [{ wabas }] = demoAccounts;
const [destination = "", source = ""] = wabas.map(({ id }) => id);
const phoneNumber = wabas[0]?.phoneNumbers[0] ?? "";
const copied = { id: "1", name: "survey", wabaId: source, status: "PUBLISHED" } as const;
const signals = ["SIGINT", "SIGTERM", "SIGKILL"] as const satisfies readonly Signal[];
const { publicKey } = newKeyPair();

function migration(packageName: string): string {
  return `
const kaleyra = require("${packageName}");
new kaleyra.whatsapp.FlowMigration("copy", { sourceWabaId: "${source}", flowName: "survey" });
`;
}

function encryptionKey(packageName: string): string {
  return `
const kaleyra = require("${packageName}");
new kaleyra.whatsapp.FlowsEncryptionKey("key", ${JSON.stringify({ phoneNumber, publicKey })});
`;
}

describe.each(packageNames)("a signal to the engine that runs %s", (packageName) => {
  it.each(signals)("loses and duplicates nothing while a flow is copied: %s", async (signal) => {
    await using kaleyra = await startEmulator({ flows: [copied] });
    const files = { "index.js": migration(packageName) };
    await using project = await Project.create({ environment: { ...kaleyra.environment }, files });
    kaleyra.addFault({ operation: "migrateFlows", slowBodyMs: 3_000 });

    await upSignalledWhen(project, received(kaleyra, "migrateFlows"), signal);

    const [copy, ...others] = kaleyra.flows(destination);
    expect(others).toEqual([]);
    const idsInState = async (): Promise<readonly (string | undefined)[]> => {
      const { resources = [] } = await project.deployment();
      return resources.filter(({ type }) => type.endsWith("FlowMigration")).map(({ id }) => id);
    };
    if (signal === "SIGKILL") {
      // A name does not prove that the stack made the copy, so the next run fails, and makes no other.
      await project.expectPulumi("cancel", "--yes");
      const nextUp = await project.pulumi("up", "--yes", "--skip-preview");
      expect(nextUp.code).not.toBe(0);
      expect(nextUp.output).toContain("has a flow of that name already");
      expect(kaleyra.flows(destination)).toHaveLength(1);
      kaleyra.removeFlow(copy?.id ?? "");
    } else {
      expect((await project.deployment()).pending_operations).toBeUndefined();
      expect(await idsInState()).toEqual([copy?.id]);
    }
    await project.expectPulumi("up", "--yes", "--skip-preview");
    expect(await idsInState()).toEqual(kaleyra.flows(destination).map(({ id }) => id));
    await project.expectPulumi("preview", "--expect-no-changes");
  });

  it.each(signals)("does not prevent the next up, while a key is set: %s", async (signal) => {
    await using kaleyra = await startEmulator();
    const files = { "index.js": encryptionKey(packageName) };
    await using project = await Project.create({ environment: { ...kaleyra.environment }, files });
    kaleyra.addFault({ operation: "setEncryptionKey", slowBodyMs: 3_000 });

    await upSignalledWhen(project, received(kaleyra, "setEncryptionKey"), signal);

    if (signal === "SIGKILL") await project.expectPulumi("cancel", "--yes");
    await project.expectPulumi("up", "--yes", "--skip-preview");
    await project.expectPulumi("preview", "--expect-no-changes");
    // Pulumi keeps the pending create of a killed engine until `refresh --clear-pending-creates`.
    if (signal !== "SIGKILL") {
      expect((await project.deployment()).pending_operations).toBeUndefined();
    }
    expect(await project.stateText()).not.toContain(kaleyra.environment.KALEYRA_API_KEY);
  });
});
