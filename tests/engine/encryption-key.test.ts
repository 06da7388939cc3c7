import type { PulumiFn } from "@pulumi/pulumi/automation";
import { demoAccounts, type Emulator, startEmulator } from "kaleyra-emulator";

import { Flow, FlowsEncryptionKey } from "../support/adapter";
import { assertNone } from "../support/discretion";
import { aDocument } from "../support/documents";
import { operations, statusesAt } from "../support/flows";
import { newKeyPair } from "../support/key-pair";
import { stepsOf } from "../support/run";
import { TestStack } from "../support/stack";

const phoneNumber = demoAccounts[0].wabas[0]?.phoneNumbers[0] ?? "";
const [one, other] = [newKeyPair(), newKeyPair()];

function key(publicKey: string): PulumiFn {
  return () => {
    new FlowsEncryptionKey("key", { phoneNumber, publicKey });
    return Promise.resolve();
  };
}

/** The key at Kaleyra; also sets one by hand. */
async function atKaleyra(kaleyra: Emulator, toSet?: string): Promise<string | undefined> {
  const { KALEYRA_API_URL, KALEYRA_SID, KALEYRA_API_KEY } = kaleyra.environment;
  const number = encodeURIComponent(phoneNumber);
  const response = await fetch(
    `${KALEYRA_API_URL}/v2/${KALEYRA_SID}/whatsapp/${number}/flows_encryption`,
    {
      headers: { "api-key": KALEYRA_API_KEY },
      ...(toSet !== undefined && {
        method: "POST",
        body: new URLSearchParams({ business_public_key: toSet }),
      }),
    },
  );
  const { data = [] } = (await response.json()) as { data?: { business_public_key: string }[] };
  return data[0]?.business_public_key;
}

describe("the encryption key of a number", () => {
  it("is set, rotated, set again after a change by hand, and removed from the state with a warning", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({ kaleyra: service, program: key(one.publicKey) });

    const made = await stack.up();
    const first = await atKaleyra(service);
    const rotated = await stack.up(key(other.publicKey));
    const second = await atKaleyra(service);
    await atKaleyra(service, one.publicKey);
    const drift = await stack.refresh();
    const fixed = await stack.up(key(other.publicKey));
    const third = await atKaleyra(service);
    const same = await stack.preview(key(other.publicKey));
    const gone = await stack.destroy();

    expect([made, rotated, drift, fixed, gone].map(({ ok }) => ok)).not.toContain(false);
    expect([first, second, third]).toEqual([one.publicKey, other.publicKey, other.publicKey]);
    expect([rotated, drift, fixed].map((run) => stepsOf(run, "key"))).toEqual([
      ["update"],
      ["refresh"],
      ["update"],
    ]);
    expect(rotated.warnings).toEqual([expect.stringContaining(`kaleyra: ${phoneNumber}: gets`)]);
    expect(same).toMatchObject({ changes: { same: 2 } });
    expect(gone.warnings).toEqual([
      expect.stringContaining(`kaleyra: ${phoneNumber}: forgotten, not deleted`),
    ]);
    expect(await atKaleyra(service)).toBe(other.publicKey);
  });

  it("is set before the flow that needs it", async () => {
    await using service = await startEmulator({ switches: { requirePublicKey: true } });
    await using stack = await TestStack.create({
      kaleyra: service,
      program: () => {
        const set = new FlowsEncryptionKey("key", { phoneNumber, publicKey: one.publicKey });
        const args = {
          name: "form",
          categories: ["OTHER"],
          flowJson: { ...aDocument(), data_api_version: "3.0", routing_model: { ONLY: [] } },
          endpointUri: "https://example.test/flow",
          flowJsonValidation: "Warn" as const,
          publish: true,
        };
        new Flow("form", args, { dependsOn: set });
        return Promise.resolve();
      },
    });

    const run = await stack.up();

    expect(run.ok).toBe(true);
    expect(statusesAt(service)).toEqual({ form: "PUBLISHED" });
  });

  it("is refused if it is a private key, which is stored nowhere", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({ kaleyra: service, program: key(one.publicKey) });
    await stack.up();
    service.clearRequests();

    const previewed = await stack.preview(key(one.privateKey));
    const refused = await stack.up(key(one.privateKey));

    for (const run of [previewed, refused]) {
      expect(run.ok).toBe(false);
      expect(run.output).toContain("this is a PRIVATE key, and nothing was sent");
      assertNone(run.output, linesOf(one.privateKey), "a private key");
    }
    assertNone(await stack.stateText(), linesOf(one.privateKey), "a private key");
    expect(operations(service)).toEqual([]);
  });
});

function linesOf(pem: string): readonly string[] {
  return pem.split("\n").filter((line) => line !== "" && !line.startsWith("-----"));
}
