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

/** The same flows, each with a change that needs a request. */
const changed = flows({
  draft: aFlow({ name: "draft", flowJson: aDocument("Another") }),
  live: aFlow({ publish: true, flowJson: aDocument("Another") }),
});

/**
 * A stack with the account in its configuration and not in the environment: a run without the
 * program then uses the configuration of the last `up`.
 */
async function stackAt(kaleyra: Emulator): Promise<TestStack> {
  const absent = Object.keys(kaleyra.environment).map((name) => [name, undefined]);
  const stack = await TestStack.create({
    kaleyra,
    program,
    environment: Object.fromEntries(absent) as Record<string, undefined>,
    config: { "kaleyra:sid": sid, "kaleyra:apiUrl": kaleyra.url, "kaleyra:wabaId": waba },
  });
  await stack.setConfig("kaleyra:apiKey", apiKeys[0] ?? "", { secret: true });
  return stack;
}

/** Copies the flows with their ids and statuses, each with the document of `program`. */
function copyTo(kaleyra: Emulator, from: Emulator, change: { readonly name?: string } = {}): void {
  for (const { id, name, status, wabaId } of from.flows()) {
    kaleyra.addFlow({ id, name, status, wabaId, document: aDocument(), ...change });
  }
}

/** Sorts by URN, since a refresh writes the state in the order of the responses. */
function inOrder(resources: readonly FlowInState[]): readonly FlowInState[] {
  return [...resources].sort((a, b) => a.urn.localeCompare(b.urn));
}

/** The resources without the fingerprint of their account, sorted. */
function withoutAccount(resources: readonly FlowInState[]) {
  return inOrder(resources).map(({ outputs, ...rest }) => {
    return { ...rest, outputs: { ...outputs, account: "" } };
  });
}

describe("flows of another account or host", () => {
  it("are neither changed nor destroyed if their ids belong to someone else", async () => {
    await using ours = await startEmulator();
    await using theirs = await startEmulator();
    await using stack = await stackAt(ours);
    expect(await stack.up()).toMatchObject({ ok: true });
    const inState = await stack.flows();
    copyTo(theirs, ours, { name: "somebody else's" });
    const statuses = theirs.flows().map(({ status }) => status);
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
    expect(theirs.flows().map(({ status }) => status)).toEqual(statuses);
    expect(inOrder(await stack.flows())).toEqual(inOrder(inState));
  });

  it("are adopted by a refresh that runs the program, if the account has another host", async () => {
    await using before = await startEmulator();
    await using after = await startEmulator();
    await using stack = await stackAt(before);
    expect(await stack.up()).toMatchObject({ ok: true });
    const inState = await stack.flows();
    copyTo(after, before);
    await stack.setConfig("kaleyra:apiUrl", after.url);
    before.clearRequests();

    const refreshed = await stack.refresh();
    const requestsBefore = operations(before).length;
    const adopted = await stack.refresh({ runProgram: true });
    const inStateAfter = await stack.flows();
    const previewed = await stack.preview();
    const updated = await stack.up(changed);
    const destroyed = await stack.destroy();

    expect(refreshed).toMatchObject({ ok: true, warnings: [] });
    expect(requestsBefore).toBeGreaterThan(0);
    expect(operations(before)).toHaveLength(requestsBefore);
    expect(adopted).toMatchObject({ ok: true, changes: { same: 3 } });
    expect(adopted.warnings).toHaveLength(2);
    expect(adopted.warnings[0]).toMatch(/^kaleyra: .*so it is managed there now$/);
    expect(withoutAccount(inStateAfter)).toEqual(withoutAccount(inState));
    expect(previewed).toMatchObject({ ok: true, changes: { same: 3 }, warnings: [] });
    expect(updated).toMatchObject({ ok: true, changes: { update: 2 } });
    expect(destroyed.ok).toBe(true);
    expect(Object.values(statusesAt(after))).toEqual(["DEPRECATED"]);
    expect(operations(before)).toHaveLength(requestsBefore);
  });

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
  });

  it("are of the same host if its address is written differently", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await stackAt(kaleyra);
    await stack.up();
    await stack.setConfig("kaleyra:apiUrl", `${kaleyra.url.replace("http:", "HTTP:")}/`);

    const updated = await stack.up(changed);

    expect(updated).toMatchObject({
      ok: true,
      changes: { update: 2 },
      warnings: [expect.anything()], // That the edit takes the live flow back to DRAFT for a moment.
    });
  });
});

it("a key and a copy of another host are refused like a flow, and adopted if they are there too", async () => {
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

  const refusedUp = await stack.up(both(newKeyPair().publicKey));
  const refusedRefresh = await stack.refresh({ runProgram: true });
  const inStateAfter = await stack.flows();
  const sent = operations(after);
  copyTo(after, before);
  await setKey(after);
  const adopted = await stack.refresh({ runProgram: true });
  const destroyed = await stack.destroy();

  expect([refusedUp.ok, refusedRefresh.ok]).toEqual([false, false]);
  expect([adopted.ok, destroyed.ok]).toEqual([true, true]);
  expect(refusedUp.output).toContain(`could not update ${phoneNumber}: it was made under`);
  expect(refusedRefresh.output).toContain(`could not read ${phoneNumber}: it was made under`);
  expect(refusedRefresh.output).toMatch(/could not read form \(\d+\): it was made under/);
  expect(sent).not.toContain("setEncryptionKey");
  expect(withoutAccount(inStateAfter)).toEqual(withoutAccount(inState));
  expect(Object.keys(adopted.changes)).toEqual(["same"]);
  expect(adopted.warnings).toHaveLength(2);
  expect(after.flows(waba)).toEqual([]);
});

/** Sets the key of the program as another client of Kaleyra would. */
async function setKey({ url }: Emulator): Promise<void> {
  const address = `${url}/v2/${sid}/whatsapp/${encodeURIComponent(phoneNumber)}/flows_encryption`;
  const headers = { "api-key": apiKeys[0] ?? "" };
  const body = new URLSearchParams({ business_public_key: publicKey });
  const { ok } = await fetch(address, { method: "POST", headers, body });
  expect(ok).toBe(true);
}
