import { isUnsupportedMethod } from "../../../../provider/kaleyra/encryption-key-client";
import { endpoints } from "../../../../provider/kaleyra/endpoints";
import { type PhoneNumber, phoneNumber } from "../../../../provider/kaleyra/ids";
import type { ApiRequest } from "../../../../provider/kaleyra/request";
import { readEncryptionKey, Unreadable } from "../../../../provider/kaleyra/wire";
import type { RecordedResult } from "../exchanges";
import { outcomeOf } from "../refusal-form";
import type { ProbeRun } from "../run";

/** A number that no one has: no area code begins with 0. */
const unusedNumber = phoneNumber("+10000000000");

/**
 * Finds out how to read a number's key. It sets no key, since that would replace the number's own.
 */
export async function probeEncryptionKey(run: ProbeRun, number: PhoneNumber): Promise<void> {
  const { findings } = run;
  const get = await run.send(getRequest(number));
  const isReadByGet = get.failure === undefined || !isUnsupportedMethod(get.failure);
  const requestFor = isReadByGet ? getRequest : postRequest;
  const read = isReadByGet ? get : await run.send(postRequest(number));
  const confirmed = read.failure === undefined;
  const by = isReadByGet ? [get] : [get, read];
  findings.record("key-read", confirmed ? `by ${requestFor(number).method}` : outcomeOf(read), {
    confirmed,
    by,
  });
  if (!confirmed) return findings.leaveUnknown("key-answer", "none could be read", read);

  const unused = await run.send(requestFor(unusedNumber));
  const key = keyIn(read);
  const message = `${key ?? "neither a key nor an empty list"}; to an unused number: ${outcomeOf(unused)}`;
  findings.record("key-answer", message, {
    confirmed: key !== undefined && unused.failure?.kind === "noSuchNumber",
    by: [read, unused],
  });
}

function getRequest(number: PhoneNumber): ApiRequest {
  return { method: "GET", path: endpoints.encryptionKey(number) };
}

/** A POST without a field: with a key in it, the same request would set that key. */
function postRequest(number: PhoneNumber): ApiRequest {
  return { method: "POST", path: endpoints.encryptionKey(number), body: { fields: {} } };
}

/** What a response shows, for a message; `undefined` if the response has another format than that of a key. */
function keyIn({ response }: RecordedResult): string | undefined {
  try {
    const key = readEncryptionKey(response);
    return key === undefined ? "an empty list" : `a key (${key.signatureStatus ?? "no status"})`;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
