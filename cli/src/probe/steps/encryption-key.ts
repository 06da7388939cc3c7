import { isNoSuchCall } from "../../../../provider/kaleyra/encryption-key-client";
import { endpoints } from "../../../../provider/kaleyra/endpoints";
import { type PhoneNumber, phoneNumber } from "../../../../provider/kaleyra/ids";
import type { ApiRequest } from "../../../../provider/kaleyra/transport";
import { readEncryptionKey, Unreadable } from "../../../../provider/kaleyra/wire";
import type { Asked } from "../exchanges";
import { outcomeOf } from "../refusal-form";
import type { ProbeRun } from "../run";

/** No country has an area of that code. */
const nobodysNumber = phoneNumber("+10000000000");

/** How a number's key is read. None is set: a number has one, and another would replace it. */
export async function askEncryptionKey(run: ProbeRun, number: PhoneNumber): Promise<void> {
  const { findings } = run;
  const got = await run.ask(getting(number));
  const isGet = got.failure === undefined || !isNoSuchCall(got.failure);
  const reading = isGet ? getting : postingNothing;
  const read = isGet ? got : await run.ask(reading(number));
  const held = read.failure === undefined;
  const by = isGet ? [got] : [got, read];
  findings.tell("key-read", held ? `by ${reading(number).method}` : outcomeOf(read), { held, by });
  if (!held) return findings.leaveOpen("key-answer", "none could be read", read);

  const stranger = await run.ask(reading(nobodysNumber));
  const answer = answerIn(read);
  const said = `${answer ?? "neither a key nor an empty list"}; to nobody's number: ${outcomeOf(stranger)}`;
  findings.tell("key-answer", said, {
    held: answer !== undefined && stranger.failure?.kind === "noSuchNumber",
    by: [read, stranger],
  });
}

function getting(number: PhoneNumber): ApiRequest {
  return { method: "GET", path: endpoints.encryptionKey(number) };
}

/** Without a field: the same call with a key in it would set that one. */
function postingNothing(number: PhoneNumber): ApiRequest {
  return { method: "POST", path: endpoints.encryptionKey(number), body: { fields: {} } };
}

function answerIn({ response }: Asked): string | undefined {
  try {
    const key = readEncryptionKey(response);
    return key === undefined ? "an empty list" : `a key (${key.signatureStatus ?? "no status"})`;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
