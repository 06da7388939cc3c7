import { demoAccounts, type Emulator, startEmulator } from "kaleyra-emulator";

import { flowMigration } from "../../../provider/lifecycle/flow-migration/resource";
import { FlowNames } from "../../../provider/lifecycle/flow-names";
import { flow } from "../../../provider/lifecycle/flow/resource";
import type { FlowState } from "../../../provider/lifecycle/flow/state";
import { flowsEncryptionKey } from "../../../provider/lifecycle/flows-encryption-key/resource";
import { RefreshDiffs } from "../../../provider/lifecycle/refresh-diffs";
import { newKeyPair } from "../../support/key-pair";
import { aDocument, ourSecondWaba, ourWaba, errorOf, someInputs, someState } from "../support/flow";
import { operationsOn } from "../support/operation";

const id = "112";
/** Part of the state of a resource of another account or host. */
const elsewhere = { account: "ffffffffffff" };
const foreignWaba = demoAccounts[1].wabas[0]?.id ?? "";
const number = demoAccounts[0].wabas[0]?.phoneNumbers[0] ?? "";
const { publicKey } = newKeyPair();
const { publicKey: otherKey } = newKeyPair();
const refused =
  /made under another SID or host .*Use the credentials .*`pulumi refresh --run-program`.*`pulumi state delete`/;

/** The states of a copy and a key of another account. */
const migration = {
  sourceWabaId: ourSecondWaba,
  destinationWabaId: ourWaba,
  flowName: "survey",
  deletionPolicy: "DeleteOrDeprecate",
  status: "PUBLISHED",
  ...elsewhere,
} as const;
const key = { phoneNumber: number, publicKey, ...elsewhere };

/** A flow of this account whose id is in the state of another account's flow. */
function kaleyraWith(change: {
  readonly name?: string;
  readonly wabaId?: string;
  status?: string;
}) {
  return startEmulator({ flows: [{ id, name: "survey", ...change }] });
}

describe("a resource of another account or host", () => {
  it.each(["DRAFT", "PUBLISHED", "THROTTLED"])(
    "is not changed if this account has a flow with its id that is %s",
    async (status) => {
      await using kaleyra = await kaleyraWith({ status });
      const begin = operationsOn(kaleyra);
      const state = someState(kaleyra, { ...elsewhere, status: "PUBLISHED", publish: true });
      const draft = someState(kaleyra, elsewhere);
      const changes = [
        { name: "other" },
        { flowJson: aDocument() },
        { endpointUri: "https://example.test/flow" },
        { categories: ["OTHER"] },
      ];

      const problems = await Promise.all([
        ...changes.map((change) =>
          errorOf(flow.update(id, state, someInputs({ publish: true, ...change }), begin())),
        ),
        ...changes.map((change) => errorOf(flow.update(id, draft, someInputs(change), begin()))),
        errorOf(flow.update(id, draft, someInputs({ publish: true }), begin())),
        errorOf(flow.delete(id, state, begin())),
        errorOf(flow.delete(id, { ...draft, deletionPolicy: "DeleteOnly" }, begin())),
        errorOf(flowMigration.delete(id, migration, begin())),
        errorOf(
          flowsEncryptionKey.update(
            number,
            key,
            { phoneNumber: number, publicKey: otherKey },
            begin(),
          ),
        ),
      ]);

      for (const { message } of problems) expect(message).toMatch(refused);
      expect(problems.map(({ message }) => message)).toContainEqual(
        expect.stringMatching(/^could not update survey \(112\): .*so nothing was sent\. /),
      );
      expect(kaleyra.requests()).toEqual([]);
      expect(kaleyra.flow(id)).toMatchObject({ status, name: "survey" });
    },
  );

  it("can be removed from the state, and get another policy and strategy, which sends nothing", async () => {
    await using kaleyra = await kaleyraWith({});
    const begin = operationsOn(kaleyra);
    const state = someState(kaleyra, elsewhere);
    const retain = someInputs({ deletionPolicy: "Retain", updateStrategy: "Replace" });

    const retained = await flow.update(id, state, retain, begin());
    await flow.delete(id, retained, begin());
    await flowsEncryptionKey.delete(number, key, begin());

    expect(retained).toEqual({ ...state, ...retain });
    expect(kaleyra.requests()).toEqual([]);
  });
});

describe("a read with another account or host", () => {
  it("adopts a flow that the WABA lists with its id and name, with a warning", async () => {
    await using kaleyra = await kaleyraWith({ status: "PUBLISHED" });
    const begin = operationsOn(kaleyra);
    const operation = begin();
    const state = someState(kaleyra, { ...elsewhere, status: "PUBLISHED", publish: true });

    const found = await flow.read(id, state, operation);
    const copy = await flowMigration.read(id, migration, begin());
    const deprecated = await flow.delete(id, found?.state ?? state, begin());

    expect(found?.state).toMatchObject({ account: begin().account, status: "PUBLISHED" });
    expect(copy?.state).toEqual({ ...migration, account: begin().account });
    expect(operation.warnings).toEqual([expect.stringContaining("is managed there now")]);
    expect(deprecated).toBeUndefined();
    expect(kaleyra.flow(id)?.status).toBe("DEPRECATED");
  });

  it("adopts exactly the key that a number has", async () => {
    await using kaleyra = await startEmulator();
    const begin = operationsOn(kaleyra);
    await flowsEncryptionKey.create({ phoneNumber: number, publicKey }, begin());

    const found = await flowsEncryptionKey.read(number, key, begin());
    const wrong = await errorOf(
      flowsEncryptionKey.read(number, { ...key, publicKey: otherKey }, begin()),
    );

    expect(found?.state.account).toBe(begin().account);
    expect(wrong.message).toMatch(refused);
  });

  it.each<[given: string, Parameters<typeof kaleyraWith>[0], Partial<FlowState>]>([
    ["that it has in another WABA", { wabaId: ourSecondWaba }, {}],
    ["that has another name", { name: "another" }, {}],
    ["of a WABA of the other account", {}, { wabaId: foreignWaba }],
    ["of a WABA that does not exist", {}, { wabaId: "1" }],
  ])("refuses a flow %s", async (_given, there, change) => {
    await using kaleyra = await kaleyraWith(there);
    const state = someState(kaleyra, { ...elsewhere, ...change });

    const error = await errorOf(flow.read(id, state, operationsOn(kaleyra)()));

    expect(error.message).toMatch(/^could not read survey \(112\)[:,] /);
    expect(error.message).toMatch(refused);
  });

  it("refuses a missing flow, and a number of another account", async () => {
    await using kaleyra = await startEmulator();
    const begin = operationsOn(kaleyra);
    const keyOfOtherAccount = { ...key, phoneNumber: "+910000000201" };

    const problems = await Promise.all([
      errorOf(flow.read(id, someState(kaleyra, elsewhere), begin())),
      errorOf(flowMigration.read(id, migration, begin())),
      errorOf(flowsEncryptionKey.read(number, key, begin())),
      errorOf(flowsEncryptionKey.read(keyOfOtherAccount.phoneNumber, keyOfOtherAccount, begin())),
    ]);

    for (const { message } of problems) expect(message).toMatch(refused);
  });
});

describe("a preview with another account or host", () => {
  interface DiffOptions {
    readonly state?: object;
    /** Whether the run uses several accounts. */
    readonly hasOtherAccounts?: boolean;
    /** The account of the run; `undefined` if the preview does not know it. */
    readonly account?: string | undefined;
  }

  /** `run` computes the diff of a flow of another account. */
  function diff(kaleyra: Emulator, change: object, options: DiffOptions = {}) {
    const warnings: string[] = [];
    const state = someState(kaleyra, { ...elsewhere, ...options.state });
    const attempt = {
      id,
      state,
      inputs: someInputs(change),
      hasOtherAccounts: options.hasOtherAccounts === true,
    };
    const account = "account" in options ? options.account : operationsOn(kaleyra)().account;
    const run = () =>
      new RefreshDiffs().of(
        flow,
        { ...attempt, account },
        { warn: (message) => warnings.push(message), names: new FlowNames(), urn: undefined },
      );
    return { run, warnings };
  }

  it("refuses what would be sent, and warns about the rest", async () => {
    await using kaleyra = await startEmulator();
    const same = diff(kaleyra, {});
    const policy = diff(kaleyra, { deletionPolicy: "Retain" });

    expect(diff(kaleyra, { name: "other" }).run).toThrow(
      /^could not update survey .*another SID or host/,
    );
    expect(diff(kaleyra, { publish: true }).run).toThrow(refused);
    expect(same.run().changed).toEqual([]);
    expect(policy.run().changed).toEqual(["deletionPolicy"]);
    for (const { warnings } of [same, policy]) {
      expect(warnings).toEqual([expect.stringContaining("`pulumi refresh --run-program`")]);
    }
  });

  it("refuses a replacement whose old flow could not be deleted", async () => {
    await using kaleyra = await startEmulator();
    const moved = { wabaId: ourSecondWaba };
    const withOtherAccounts = diff(kaleyra, moved, { hasOtherAccounts: true });

    expect(diff(kaleyra, moved).run).toThrow(
      /^could not replace survey \(112\): .*delete the old one/,
    );
    expect(withOtherAccounts.run().replaces).toEqual(["wabaId"]);
    expect(withOtherAccounts.warnings).toContainEqual(
      expect.stringMatching(/credentials of that account/),
    );
    expect(diff(kaleyra, moved, { state: { deletionPolicy: "Retain" } }).run().replaces).toEqual([
      "wabaId",
    ]);
  });

  it("is silent if the account is not known", async () => {
    await using kaleyra = await startEmulator();
    const { run, warnings } = diff(kaleyra, { name: "other" }, { account: undefined });

    expect(run().changed).toEqual(["name"]);
    expect(warnings).toEqual([]);
  });
});
