import { setTimeout as sleep } from "node:timers/promises";

import type { FastifyReply } from "fastify";

import type { Answer } from "../kaleyra/outcome";
import type { FaultAnswer, FaultEffect } from "./fault";
import type { Exchange } from "./journal";

/** A request on its way to an answer. */
interface Delivery {
  readonly reply: FastifyReply;
  readonly exchange: Exchange;
  /** Does what the request asks, once. */
  readonly act: () => Promise<Answer>;
}

/** Acts and answers, or fails in the way that a fault asks for: on the real socket. */
export async function deliver(delivery: Delivery, effect: FaultEffect | undefined): Promise<void> {
  if (effect === undefined) {
    send(delivery, await delivery.act());
  } else if ("applyThenRespond" in effect) {
    await delivery.act();
    send(delivery, written(effect.applyThenRespond));
  } else if ("reset" in effect) {
    await actIf(effect.reset === "after", delivery);
    delivery.reply.hijack();
    delivery.reply.raw.socket?.resetAndDestroy();
  } else if ("hang" in effect) {
    await actIf(effect.hang === "after", delivery);
    delivery.reply.hijack();
  } else if ("slowBodyMs" in effect) {
    await sendSlowly(delivery, effect.slowBodyMs);
  } else if ("truncateBody" in effect) {
    await sendHalf(delivery);
  } else {
    send(delivery, written(effect));
  }
}

async function actIf(acts: boolean, { act }: Delivery): Promise<void> {
  if (acts) {
    await act();
  }
}

/** The exchange ends before the bytes leave, lest a quick client's next request overlap with it. */
function send({ reply, exchange }: Delivery, { status, headers, body }: Answer): void {
  exchange.answered(status);
  exchange.end();
  void reply.code(status).headers(headers).send(body);
}

async function sendSlowly(delivery: Delivery, milliseconds: number): Promise<void> {
  const { secondHalf } = await beginAnswer(delivery);
  await sleep(milliseconds, undefined, { ref: false });
  delivery.exchange.end();
  delivery.reply.raw.end(secondHalf);
}

async function sendHalf(delivery: Delivery): Promise<void> {
  await beginAnswer(delivery);
  delivery.reply.raw.socket?.destroy();
}

/** Acts, and sends the head and half of the body; resolves when these are out. */
async function beginAnswer({
  reply,
  exchange,
  act,
}: Delivery): Promise<{ readonly secondHalf: Buffer }> {
  const { status, headers, body } = await act();
  const bytes = Buffer.from(body);
  const half = Math.floor(bytes.length / 2);
  reply.hijack();
  exchange.answered(status);
  reply.raw.writeHead(status, { ...headers, "content-length": bytes.length });
  await new Promise<void>((resolve) => {
    reply.raw.write(bytes.subarray(0, half), () => {
      resolve();
    });
  });
  return { secondHalf: bytes.subarray(half) };
}

function written({ status, body = "", headers }: FaultAnswer): Answer {
  const isText = typeof body === "string";
  const contentType = isText ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
  return {
    status,
    headers: { "content-type": contentType, ...headers },
    body: isText ? body : JSON.stringify(body),
  };
}
