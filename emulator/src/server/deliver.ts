import { setTimeout as sleep } from "node:timers/promises";

import type { FastifyReply } from "fastify";

import type { HttpResponse } from "../kaleyra/outcome";
import type { FaultResponse, FaultEffect } from "./faults";
import type { OpenRequest } from "./journal";

/** A request that waits for its response. */
interface Delivery {
  readonly reply: FastifyReply;
  readonly open: OpenRequest;
  /** Applies the request. Called once at most. */
  readonly act: () => Promise<HttpResponse>;
}

/** Applies the request and responds, or fails on the socket as the fault requires. */
export async function deliver(delivery: Delivery, effect: FaultEffect | undefined): Promise<void> {
  if (effect === undefined) {
    send(delivery, await delivery.act());
  } else if ("applyThenRespond" in effect) {
    await delivery.act();
    send(delivery, faultResponse(effect.applyThenRespond));
  } else if ("reset" in effect) {
    await actIf(effect.reset === "after", delivery);
    delivery.reply.hijack(); // fastify does not respond.
    delivery.reply.raw.socket?.resetAndDestroy();
  } else if ("hang" in effect) {
    await actIf(effect.hang === "after", delivery);
    delivery.reply.hijack(); // fastify does not respond.
  } else if ("slowBodyMs" in effect) {
    await sendSlowly(delivery, effect.slowBodyMs);
  } else if ("truncateBody" in effect) {
    await sendHalf(delivery);
  } else {
    send(delivery, faultResponse(effect));
  }
}

/** Applies the request if the fault comes after it. */
async function actIf(isAfter: boolean, { act }: Delivery): Promise<void> {
  if (isAfter) {
    await act();
  }
}

/** Ends the record before the bytes leave, so that a quick client's next request does not overlap with it. */
function send({ reply, open }: Delivery, { status, headers, body }: HttpResponse): void {
  open.setStatus(status);
  open.end();
  void reply.code(status).headers(headers).send(body);
}

/** Pauses half-way through the body. The pause does not keep the process alive. */
async function sendSlowly(delivery: Delivery, milliseconds: number): Promise<void> {
  const { secondHalf } = await beginResponse(delivery);
  await sleep(milliseconds, undefined, { ref: false });
  delivery.open.end();
  delivery.reply.raw.end(secondHalf);
}

/** Cuts the connection half-way through the body, which also ends the record. */
async function sendHalf(delivery: Delivery): Promise<void> {
  await beginResponse(delivery);
  delivery.reply.raw.socket?.destroy();
}

/** Applies the request, and sends the head and the first half of the body. Resolves when they are written. */
async function beginResponse({
  reply,
  open,
  act,
}: Delivery): Promise<{ readonly secondHalf: Buffer }> {
  const { status, headers, body } = await act();
  const bytes = Buffer.from(body);
  const half = Math.floor(bytes.length / 2);
  reply.hijack();
  open.setStatus(status);
  reply.raw.writeHead(status, { ...headers, "content-length": bytes.length });
  await new Promise<void>((resolve) => {
    reply.raw.write(bytes.subarray(0, half), () => {
      resolve();
    });
  });
  return { secondHalf: bytes.subarray(half) };
}

/** The response of a fault. A body that is not a string is sent as JSON. */
function faultResponse({ status, body = "", headers }: FaultResponse): HttpResponse {
  const isText = typeof body === "string";
  const contentType = isText ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
  return {
    status,
    headers: { "content-type": contentType, ...headers },
    body: isText ? body : JSON.stringify(body),
  };
}
