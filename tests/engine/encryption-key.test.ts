import type { PulumiFn } from "@pulumi/pulumi/automation";
import { demoAccounts, type Emulator, startEmulator } from "kaleyra-emulator";

import { Flow, FlowsEncryptionKey } from "../support/adapter";
import { assertNone } from "../support/discretion";
import { aDocument } from "../support/documents";
import { operations, statusesAt } from "../support/flows";
import { keyLinesOf, newKeyPair } from "../support/key-pair";
import { stepsOf } from "../support/run";
import { TestStack } from "../support/stack";

const phoneNumber = demoAccounts[0].wabas[0]?.phoneNumbers[0] ?? "";
const [one, other] = [newKeyPair(), newKeyPair()];

/** A program that declares the key of the number. */
function key(publicKey: string): PulumiFn {
  return () => {
    new FlowsEncryptionKey("key", { phoneNumber, publicKey });
    return Promise.resolve();
  };
}

/** Requests the number's key as another client of Kaleyra would. */
function request(kaleyra: Emulator, init: RequestInit = {}): Promise<Response> {
  const { KALEYRA_API_URL, KALEYRA_SID, KALEYRA_API_KEY } = kaleyra.environment;
  const number = encodeURIComponent(phoneNumber);
  const url = `${KALEYRA_API_URL}/v2/${KALEYRA_SID}/whatsapp/${number}/flows_encryption`;
  return fetch(url, { headers: { "api-key": KALEYRA_API_KEY }, ...init });
}

/** The key that the number has at Kaleyra. */
async function keyAt(kaleyra: Emulator): Promise<string | undefined> {
  const response = await request(kaleyra);
  const { data = [] } = (await response.json()) as { data?: { business_public_key: string }[] };
  return data[0]?.business_public_key;
}

async function setKeyByHand(kaleyra: Emulator, publicKey: string): Promise<void> {
  const body = new URLSearchParams({ business_public_key: publicKey });
  await request(kaleyra, { method: "POST", body });
}

describe("the encryption key of a number", () => {
  it("is set, rotated, set again after a change by hand, and not deleted by a destroy", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({ kaleyra: service, program: key(one.publicKey) });

    const created = await stack.up();
    const keyAfterCreate = await keyAt(service);
    const rotated = await stack.up(key(other.publicKey));
    const keyAfterRotation = await keyAt(service);
    await setKeyByHand(service, one.publicKey);
    const refreshed = await stack.refresh();
    const fixed = await stack.up(key(other.publicKey));
    const keyAfterFix = await keyAt(service);
    const preview = await stack.preview(key(other.publicKey));
    const destroyed = await stack.destroy();

    const runs = [created, rotated, refreshed, fixed, destroyed];
    expect(runs.map(({ ok }) => ok)).not.toContain(false);
    expect(keyAfterCreate).toBe(one.publicKey);
    expect([keyAfterRotation, keyAfterFix]).toEqual([other.publicKey, other.publicKey]);
    expect([rotated, refreshed, fixed].map((run) => stepsOf(run, "key"))).toEqual([
      ["update"],
      ["refresh"],
      ["update"],
    ]);
    expect(rotated.warnings).toEqual([expect.stringContaining(`kaleyra: ${phoneNumber}: gets`)]);
    expect(preview).toMatchObject({ changes: { same: 2 } });
    expect(destroyed.warnings).toEqual([
      expect.stringContaining(`kaleyra: ${phoneNumber}: forgotten, not deleted`),
    ]);
    expect(await keyAt(service)).toBe(other.publicKey);
  });

  it("is set before the flow that needs it", async () => {
    await using service = await startEmulator({ switches: { requirePublicKey: true } });
    await using stack = await TestStack.create({
      kaleyra: service,
      program: () => {
        const dependsOn = new FlowsEncryptionKey("key", { phoneNumber, publicKey: one.publicKey });
        const args = {
          name: "form",
          categories: ["OTHER"],
          flowJson: { ...aDocument(), data_api_version: "3.0", routing_model: { ONLY: [] } },
          endpointUri: "https://example.test/flow",
          flowJsonValidation: "Warn" as const,
          publish: true,
        };
        new Flow("form", args, { dependsOn });
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
      assertNone(run.output, keyLinesOf(one.privateKey), "a private key");
    }
    assertNone(await stack.stateText(), keyLinesOf(one.privateKey), "a private key");
    expect(operations(service)).toEqual([]);
  });
});
