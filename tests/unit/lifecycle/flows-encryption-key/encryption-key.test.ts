import { createPrivateKey, createPublicKey } from "node:crypto";

import { demoAccounts, failures, startEmulator, type Switches } from "kaleyra-emulator";

import { checkEncryptionKey } from "../../../../provider/lifecycle/flows-encryption-key/check";
import {
  createEncryptionKey,
  deleteEncryptionKey,
  readEncryptionKey,
  updateEncryptionKey,
} from "../../../../provider/lifecycle/flows-encryption-key/operations";
import { diffEncryptionKey } from "../../../../provider/lifecycle/flows-encryption-key/plan";
import type { PlannedKey } from "../../../../provider/lifecycle/flows-encryption-key/state";
import { UNKNOWN } from "../../../../provider/lifecycle/value";
import { operations } from "../../../support/client";
import { assertNone } from "../../../support/discretion";
import { keyLinesOf, newKeyPair } from "../../../support/key-pair";
import { errorOf } from "../../support/flow";
import { operationsOn } from "../../support/operation";

const phoneNumber = demoAccounts[0].wabas[0]?.phoneNumbers[0] ?? "";
const otherNumber = demoAccounts[0].wabas[1]?.phoneNumbers[0] ?? "";
const { publicKey, privateKey } = newKeyPair();
const { publicKey: otherKey } = newKeyPair();
const inputs = { phoneNumber, publicKey };
/** The same key with other line ends. */
const publicKeyWithCrLf = publicKey.replaceAll("\n", "\r\n");
const pkcs1 = createPublicKey(publicKey).export({ type: "pkcs1", format: "pem" }).toString();
const encryptedKey = createPrivateKey(privateKey)
  .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "test" })
  .toString();

describe("checkEncryptionKey", () => {
  it.each<[given: string, publicKey: unknown, reason: RegExp]>([
    ["a private key", privateKey, /this is a PRIVATE key, and nothing was sent/],
    ["a public and a private key", `${publicKey}${privateKey}`, /this is a PRIVATE key/],
    ["an encrypted private key", encryptedKey, /this is a PRIVATE key/],
    ["a key of another form", pkcs1, /\(-----BEGIN PUBLIC KEY-----\), as `openssl rsa/],
    ["no key", "hello", /it must be a 2048-bit RSA public key in PEM/],
    ["half a key", publicKey.slice(0, 120), /is the text complete/],
    ["a key of 1024 bits", newKeyPair(1024).publicKey, /2048 bits, and is rsa with 1024 bits/],
    ["a number", 5, /it must be a 2048-bit RSA public key in PEM/],
  ])("refuses %s, and shows none of it", (_given, given, reason) => {
    const { failures: refused } = checkEncryptionKey({ phoneNumber, publicKey: given });

    // An engine prints the value of a property that a failure names.
    expect(refused).toEqual([{ reason: expect.stringMatching(reason) as unknown }]);
    assertNone(JSON.stringify(refused), keyLinesOf(String(given)), "the refused value");
  });

  it.each([undefined, "910000000101", "+91 0000 000101", "+0123456789", 5])(
    "refuses the number %j",
    (number) => {
      expect(checkEncryptionKey({ publicKey, phoneNumber: number }).failures).toEqual([
        {
          property: "phoneNumber",
          reason: expect.stringMatching(/(such as|as in) "?\+910000000101/) as unknown,
        },
      ]);
    },
  );

  it("accepts a valid key, and unknown values", () => {
    expect(checkEncryptionKey(inputs).failures).toEqual([]);
    expect(checkEncryptionKey({ phoneNumber: UNKNOWN, publicKey: UNKNOWN }).failures).toEqual([]);
  });
});

describe("diffEncryptionKey", () => {
  const state = { ...inputs, account: "a" };

  it.each<[string, Partial<PlannedKey>, changed: string[], replaces: string[]]>([
    ["nothing", {}, [], []],
    ["other line ends", { publicKey: publicKeyWithCrLf }, [], []],
    ["another key", { publicKey: otherKey }, ["publicKey"], []],
    ["a key that is not known yet", { publicKey: UNKNOWN }, ["publicKey"], []],
    ["another number", { phoneNumber: otherNumber }, ["phoneNumber"], ["phoneNumber"]],
  ])("of %s", (_given, change, changed, replaces) => {
    const news = { ...inputs, ...change };

    expect(diffEncryptionKey(phoneNumber, state, news, () => {})).toEqual({ changed, replaces });
  });
});

describe("a number's key", () => {
  it.each<[given: string, switches: Partial<Switches>, reads: string[]]>([
    ["by GET", { keyReads: "get" }, ["getEncryptionKey"]],
    ["by the documented POST", { keyReads: "post" }, ["getEncryptionKey", "getEncryptionKey"]],
    ["wrapped", { envelope: "wrapped" }, ["getEncryptionKey"]],
  ])("is set, read (%s), rotated and removed from the state", async (_given, switches, reads) => {
    await using kaleyra = await startEmulator({
      // The empty POST that reads needs the documented Content-Type too.
      switches: { ...switches, requireContentType: true },
    });
    const begin = operationsOn(kaleyra);
    const deletion = begin();

    const { id, state } = await createEncryptionKey(inputs, begin());
    const read = await readEncryptionKey(id, state, begin());
    const rotated = await updateEncryptionKey(
      id,
      state,
      { phoneNumber, publicKey: otherKey },
      begin(),
    );
    const readAfterRotation = await readEncryptionKey(id, state, begin());
    await deleteEncryptionKey(id, rotated, deletion);

    expect(id).toBe(phoneNumber);
    expect(read).toEqual({ inputs, state });
    expect(readAfterRotation?.inputs.publicKey).toBe(otherKey);
    expect(deletion.warnings).toEqual([expect.stringMatching(/^forgotten, not deleted/)]);
    expect(operations(kaleyra)).toEqual([
      "setEncryptionKey",
      ...reads,
      "setEncryptionKey",
      ...reads,
    ]);
  });

  it("is not sent again if only its line ends change", async () => {
    await using kaleyra = await startEmulator();
    const begin = operationsOn(kaleyra);
    const { id, state } = await createEncryptionKey(inputs, begin());
    kaleyra.clearRequests();

    const news = { phoneNumber, publicKey: publicKeyWithCrLf };
    const updated = await updateEncryptionKey(id, state, news, begin());

    expect(updated.publicKey).toBe(publicKeyWithCrLf);
    expect(operations(kaleyra)).toEqual([]);
  });

  it("is set again if Meta no longer trusts it", async () => {
    await using kaleyra = await startEmulator();
    const begin = operationsOn(kaleyra);
    const { id, state } = await createEncryptionKey(inputs, begin());
    kaleyra.configure({ keySignature: "MISMATCH" });
    const reading = begin();

    const read = await readEncryptionKey(id, state, reading);
    const untrusted = read?.state ?? state;
    kaleyra.clearRequests();
    const updated = await updateEncryptionKey(id, untrusted, inputs, begin());

    expect(reading.warnings).toEqual([expect.stringMatching(/does not trust it \(MISMATCH\)/)]);
    expect(diffEncryptionKey(id, untrusted, inputs, () => {}).changed).toEqual(["signatureStatus"]);
    expect(operations(kaleyra)).toEqual(["setEncryptionKey"]);
    expect(updated).toEqual(state);
  });

  it("is gone if the number has none", async () => {
    await using kaleyra = await startEmulator();

    await expect(
      readEncryptionKey(phoneNumber, { ...inputs, account: "a" }, operationsOn(kaleyra)()),
    ).resolves.toBeUndefined();
  });

  it("can be imported by its number", async () => {
    await using kaleyra = await startEmulator();
    const begin = operationsOn(kaleyra);
    await createEncryptionKey(inputs, begin());

    const found = await readEncryptionKey(phoneNumber, undefined, begin());
    const error = await errorOf(readEncryptionKey("112", undefined, begin()));

    expect(found?.inputs).toEqual(inputs);
    expect(error.message).toContain("it is not a phone number");
  });

  it("is not considered gone if the account has no such number", async () => {
    await using kaleyra = await startEmulator();
    const number = "+910000000999";
    const state = { phoneNumber: number, publicKey, account: "a" };
    const begin = operationsOn(kaleyra);

    const read = await errorOf(readEncryptionKey(number, state, begin()));
    const set = await errorOf(createEncryptionKey(state, begin()));

    expect(read.message).toMatch(
      /could not read the encryption key of \+910000000999, since .*Check phone/,
    );
    expect(set.message).toMatch(
      /could not set the encryption key of \+910000000999, since .*Check phone/,
    );
  });

  it("is read back after an ambiguous response", async () => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({
      operation: "setEncryptionKey",
      applyThenRespond: { status: 200, body: "" },
    });

    const { state } = await createEncryptionKey(inputs, operationsOn(kaleyra)());

    expect(state.publicKey).toBe(publicKey);
  });

  it("that Kaleyra fails to rotate is reported", async () => {
    await using kaleyra = await startEmulator();
    const begin = operationsOn(kaleyra);
    const { id, state } = await createEncryptionKey(inputs, begin());
    kaleyra.addFault({ operation: "setEncryptionKey", times: "always", ...failures.internal });

    const news = { phoneNumber, publicKey: otherKey };
    const error = await errorOf(updateEncryptionKey(id, state, news, begin()));

    expect(error.message).toContain("Kaleyra answered 500");
  });
});
