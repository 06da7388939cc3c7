import type { FastifyInstance, FastifyRequest } from "fastify";

import { findAccount, type Account } from "../accounts";
import { failures, type Failure } from "../kaleyra/failures";
import { guessedFailures } from "../kaleyra/guessed-failures";
import { answer, fail, type Answer, type Outcome } from "../kaleyra/outcome";
import { routes, type OperationName, type Route } from "../kaleyra/routes";
import { operations } from "../operations";
import { baseUrlOf, headerOf } from "./headers";
import { hasNoBody, readBody } from "./read-body";
import { serve } from "./serve";
import type { ServerState } from "./server-state";
import { newTraceId } from "./trace-id";

/** Kaleyra's own addresses, each leading to its operation. */
export function addApi(app: FastifyInstance, state: ServerState): void {
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.path,
      handler: (request, reply) => {
        const operation = operationOf(route, request);
        const act = (): Promise<Answer> => perform({ route, operation, request }, state);
        return serve({ request, reply, operation, act }, state);
      },
    });
  }
}

interface Received {
  readonly route: Route;
  readonly operation: OperationName;
  readonly request: FastifyRequest;
}

/** Reading the encryption key is documented as a POST to where it is set, without a body. */
function operationOf(route: Route, request: FastifyRequest): OperationName {
  return route.operation === "setEncryptionKey" && !request.isMultipart() && hasNoBody(request)
    ? "getEncryptionKey"
    : route.operation;
}

async function perform(received: Received, state: ServerState): Promise<Answer> {
  const outcome = await outcomeOf(received, state);
  if (received.route.method !== "GET") {
    state.save();
  }
  return answer(outcome, state.switches, newTraceId());
}

/** The order of the checks is a guess; all of them come before an id is looked at. */
async function outcomeOf(received: Received, state: ServerState): Promise<Outcome> {
  const { route, operation, request } = received;
  const parameters = request.params as Readonly<Record<string, string | undefined>>;
  const apiKey = headerOf(request, "api-key");
  const account = findAccount(state.accounts, parameters["sid"], apiKey);
  if (account === undefined) {
    return fail(failures.badCredentials);
  }
  const barrier =
    barrierBefore(account, state) ??
    contentTypeFailure(route, request, state) ??
    methodFailure(received, state);
  if (barrier !== undefined) {
    return fail(barrier);
  }
  const body = await readBody(request);
  if (body.kind === "malformed") {
    return fail(failures.badPayload);
  }
  return operations[operation]({
    account,
    parameters,
    query: new URL(request.url, "http://emulator").searchParams,
    body,
    switches: state.switches,
    baseUrl: baseUrlOf(request),
    kaleyra: state.kaleyra,
  });
}

function barrierBefore(account: Account, state: ServerState): Failure | undefined {
  const { addressAllowed, rateLimit } = state.switches;
  if (!addressAllowed) {
    return guessedFailures.addressNotAllowed;
  }
  if (account.entitled === false) {
    return failures.notEntitled;
  }
  if (rateLimit === null || state.rateLimiter.admits(account.sid, rateLimit)) {
    return undefined;
  }
  const { tooManyRequests } = guessedFailures;
  return rateLimit.retryAfter === true
    ? { ...tooManyRequests, headers: { "retry-after": "1" } }
    : tooManyRequests;
}

/** Which of the two ways of reading a key works is open; the other one leads nowhere. */
function methodFailure(
  { route, operation }: Pick<Received, "route" | "operation">,
  { switches: { keyReads } }: ServerState,
): Failure | undefined {
  if (operation !== "getEncryptionKey" || keyReads === "both") {
    return undefined;
  }
  if (keyReads === "get") {
    return route.method === "GET" ? undefined : failures.badPayload;
  }
  return route.method === "GET" ? guessedFailures.unknownRoute : undefined;
}

function contentTypeFailure(
  route: Route,
  request: FastifyRequest,
  { switches }: ServerState,
): Failure | undefined {
  const [type = ""] = (headerOf(request, "content-type") ?? "").split(";");
  const wanted = switches.requireContentType ? route.contentType : undefined;
  return wanted === undefined || type.trim().toLowerCase() === wanted
    ? undefined
    : failures.badPayload;
}
