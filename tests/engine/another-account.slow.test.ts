import { demoAccounts, type Emulator, startEmulator } from "kaleyra-emulator";

import { FlowMigration, FlowsEncryptionKey } from "../support/adapter";
import { aDocument } from "../support/documents";
import { aFlow, flows, operations, statusesAt } from "../support/flows";
import { newKeyPair } from "../support/key-pair";
import { TestStack } from "../support/stack";
import type { FlowInState } from "../support/state";

const [{ sid, apiKeys, wabas }, other] = demoAccounts;
const [waba, secondWaba] = wabas.map(({ id }) => id) as [string, string];
const [phoneNumber = ""] = wabas[0]?.phoneNumbers ?? [];
const { publicKey } = newKeyPair();

const program = flows({
  draft: aFlow({ name: "draft" }),
  live: aFlow({ publish: true }),
});

/** Every resource has a change that needs a call. */
const changed = flows({
  draft: aFlow({ name: "draft", flowJson: aDocument("Another") }),
  live: aFlow({ publish: true, flowJson: aDocument("Another") }),
});

/** A stack whose configuration is complete, since an `up` writes it into the state. */
async function stackAt(kaleyra: Emulator): Promise<TestStack> {
  const none = Object.keys(kaleyra.environment).map((name) => [name, undefined]);
  const stack = await TestStack.create({
    kaleyra,
    program,
    environment: Object.fromEntries(none) as Record<string, undefined>,
    config: { "kaleyra:sid": sid, "kaleyra:apiUrl": kaleyra.url, "kaleyra:wabaId": waba },
  });
  await stack.setConfig("kaleyra:apiKey", apiKeys[0] ?? "", { secret: true });
  return stack;
}

/** Copies the flows: ids, names, documents and statuses. */
function copyTo(kaleyra: Emulator, from: Emulator, change: { readonly name?: string } = {}): void {
  for (const { id, name, status, wabaId } of from.flows()) {
    kaleyra.addFlow({ id, name, status, wabaId, document: aDocument(), ...change });
  }
}

/** A refresh writes the state in the order of the responses. */
function inOrder(resources: readonly FlowInState[]): readonly FlowInState[] {
  return [...resources].sort((a, b) => a.urn.localeCompare(b.urn));
}

/** The rest of the state of these resources. */
function butForAccount(resources: readonly FlowInState[]) {
  return inOrder(resources).map(({ outputs, ...rest }) => {
    return { ...rest, outputs: { ...outputs, account: "" } };
  });
}

describe("flows of another account or host", () => {
  it("are neither changed nor taken down if their ids belong to someone else", async () => {
    await using ours = await startEmulator();
    await using theirs = await startEmulator();
    await using stack = await stackAt(ours);
    expect(await stack.up()).toMatchObject({ ok: true });
    const inState = await stack.flows();
    copyTo(theirs, ours, { name: "somebody else's" });
    const stages = theirs.flows().map(({ status }) => status);
    await stack.setConfig("kaleyra:apiUrl", theirs.url);

    const same = await stack.preview();
    const runs = [
      await stack.preview(changed),
      await stack.up(changed),
      await stack.refresh({ runProgram: true }),
      await stack.destroy({ runProgram: true }),
    ];

    expect(same).toMatchObject({ ok: true, changes: { same: 3 } });
    expect(same.warnings).toHaveLength(2);
    for (const run of runs) {
      expect(run.ok).toBe(false);
      expect(run.output).toMatch(
        /could not (update|read|delete) (draft|live-\w+) \(\d+\): it was made/,
      );
      expect(run.output).toContain("`pulumi refresh --run-program`");
    }
    expect(new Set(operations(theirs))).toEqual(new Set(["listFlows"]));
    expect(theirs.flows().map(({ status }) => status)).toEqual(stages);
    expect(inOrder(await stack.flows())).toEqual(inOrder(inState));
  }, 240_000);

  it("are adopted by a refresh that runs the program, if the account has another host", async () => {
    await using before = await startEmulator();
    await using after = await startEmulator();
    await using stack = await stackAt(before);
    expect(await stack.up()).toMatchObject({ ok: true });
    const inState = await stack.flows();
    copyTo(after, before);
    await stack.setConfig("kaleyra:apiUrl", after.url);
    before.clearRequests();

    const old = await stack.refresh();
    const requestsBefore = operations(before).length;
    const taken = await stack.refresh({ runProgram: true });
    const moved = await stack.flows();
    const same = await stack.preview();
    const edited = await stack.up(changed);
    const gone = await stack.destroy();

    expect(old).toMatchObject({ ok: true, warnings: [] });
    expect(requestsBefore).toBeGreaterThan(0);
    expect(operations(before)).toHaveLength(requestsBefore);
    expect(taken).toMatchObject({ ok: true, changes: { same: 3 } });
    expect(taken.warnings).toHaveLength(2);
    expect(taken.warnings[0]).toMatch(/^kaleyra: .*so it is managed there now$/);
    expect(butForAccount(moved)).toEqual(butForAccount(inState));
    expect(same).toMatchObject({ ok: true, changes: { same: 3 }, warnings: [] });
    expect(edited).toMatchObject({ ok: true, changes: { update: 2 } });
    expect(gone.ok).toBe(true);
    expect(Object.values(statusesAt(after))).toEqual(["DEPRECATED"]);
    expect(operations(before)).toHaveLength(requestsBefore);
  }, 240_000);

  it("are refused with the credentials of another customer with the same ids", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await stackAt(kaleyra);
    await stack.up();
    const inState = await stack.flows();
    await stack.setConfig("kaleyra:sid", other.sid);
    await stack.setConfig("kaleyra:apiKey", other.apiKeys[0] ?? "", { secret: true });
    kaleyra.clearRequests();

    const runs = [await stack.up(changed), await stack.refresh({ runProgram: true })];

    for (const run of runs) {
      expect(run.ok).toBe(false);
      expect(run.output).toMatch(/it was made under another SID or host/);
    }
    expect(new Set(operations(kaleyra))).toEqual(new Set(["listFlows"]));
    expect(inOrder(await stack.flows())).toEqual(inOrder(inState));
  }, 240_000);

  it("stay the same if the host is written in another way", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await stackAt(kaleyra);
    await stack.up();
    await stack.setConfig("kaleyra:apiUrl", `${kaleyra.url.replace("http:", "HTTP:")}/`);

    const edited = await stack.up(changed);

    expect(edited).toMatchObject({
      ok: true,
      changes: { update: 2 },
      warnings: [expect.anything()],
    });
  }, 240_000);
});

it("refuses a key and a copy like a flow, and adopts them if they are the same", async () => {
  await using before = await startEmulator({ flows: [{ name: "form", wabaId: secondWaba }] });
  await using after = await startEmulator();
  await using stack = await stackAt(before);
  const both = (key: string) => () => {
    new FlowsEncryptionKey("key", { phoneNumber, publicKey: key });
    new FlowMigration("copy", { sourceWabaId: secondWaba, flowName: "form" });
    return Promise.resolve();
  };
  expect(await stack.up(both(publicKey))).toMatchObject({ ok: true });
  const inState = await stack.flows();
  await stack.setConfig("kaleyra:apiUrl", after.url);

  const rotated = await stack.up(both(newKeyPair().publicKey));
  const strange = await stack.refresh({ runProgram: true });
  const kept = await stack.flows();
  const sent = operations(after);
  copyTo(after, before);
  await setKey(after);
  const taken = await stack.refresh({ runProgram: true });
  const gone = await stack.destroy();

  expect([rotated.ok, strange.ok, taken.ok, gone.ok]).toEqual([false, false, true, true]);
  expect(rotated.output).toContain(`could not update ${phoneNumber}: it was made under`);
  expect(strange.output).toContain(`could not read ${phoneNumber}: it was made under`);
  expect(strange.output).toMatch(/could not read form \(\d+\): it was made under/);
  expect(sent).not.toContain("setEncryptionKey");
  expect(butForAccount(kept)).toEqual(butForAccount(inState));
  expect(Object.keys(taken.changes)).toEqual(["same"]);
  expect(taken.warnings).toHaveLength(2);
  expect(after.flows(waba)).toEqual([]);
}, 240_000);

async function setKey({ url }: Emulator): Promise<void> {
  const address = `${url}/v2/${sid}/whatsapp/${encodeURIComponent(phoneNumber)}/flows_encryption`;
  const headers = { "api-key": apiKeys[0] ?? "" };
  const body = new URLSearchParams({ business_public_key: publicKey });
  const { ok } = await fetch(address, { method: "POST", headers, body });
  expect(ok).toBe(true);
}
