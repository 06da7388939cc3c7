import type { Command } from "commander";

import { isJsonObject, type JsonObject } from "../../../provider/flow-json/json";
import { printable } from "../../../provider/text";
import { appSecretIn, endpointUrl, fileText, publicKeyIn } from "../endpoint/options";
import { WrongUsage } from "../failure";
import { CannedResponses } from "./canned-responses";
import type { Endpoint } from "./flow-run/endpoint";
import type { FlowRunOptions } from "./flow-run/flow-run";
import { readJson } from "./flow-run/json-values";
import { RemoteEndpoint } from "./remote-endpoint";

/**
 * Flags of `kaleyra-flows dev` for what is around a flow: its first data, and its endpoint. commander names
 * the members after the flags of `withRunFlags`; the compiler does not compare the two.
 */
export interface RunFlags {
  readonly data?: string;
  readonly responses?: string;
  readonly endpoint?: string;
  readonly publicKey?: string;
  readonly appSecretEnv?: string;
  readonly flowToken: string;
}

/** Adds the flags of `RunFlags` to a command. */
export function withRunFlags(command: Command): Command {
  return command
    .option(
      "--data <json>",
      "the data of the first screen, or a file with it; the examples by default",
    )
    .option("--responses <file>", "a file with the responses of the flow's endpoint")
    .option("--endpoint <url>", "the endpoint itself, which gets real requests")
    .option("--public-key <file>", "the PEM file of the endpoint's public key")
    .option(
      "--app-secret-env <name>",
      "the variable with the Meta app's secret, to sign the requests",
    )
    .option("--flow-token <token>", "the flow token", "kaleyra-flows-dev");
}

/**
 * The options of the runs that the flags describe.
 *
 * @throws {WrongUsage} If flags contradict each other, or a file cannot be used.
 */
export async function runOptions(flags: RunFlags): Promise<Omit<FlowRunOptions, "flow">> {
  const { data, flowToken } = flags;
  const endpoint = await endpointOf(flags);
  const options = { flowToken, ...(endpoint !== undefined && { endpoint }) };
  if (data !== undefined) return { ...options, start: { by: "data", data: await dataOf(data) } };
  // A flow with an endpoint begins with INIT; without one, the first screen has its examples.
  return endpoint === undefined ? options : { ...options, start: { by: "INIT" } };
}

async function endpointOf(flags: RunFlags): Promise<Endpoint | undefined> {
  const { responses, endpoint, publicKey, appSecretEnv } = flags;
  if (responses !== undefined && endpoint !== undefined) {
    throw new WrongUsage(
      "--responses and --endpoint exclude each other: the requests go to one of them",
    );
  }
  if (endpoint === undefined) {
    return responses === undefined ? undefined : new CannedResponses(responses);
  }
  if (publicKey === undefined) {
    throw new WrongUsage("--endpoint needs --public-key: its requests are encrypted");
  }
  return new RemoteEndpoint({
    url: endpointUrl(endpoint),
    publicKey: await publicKeyIn(publicKey),
    appSecret: appSecretIn(appSecretEnv),
  });
}

/** The data in `--data`: a JSON object if it begins with a brace, otherwise the name of a file with one. */
async function dataOf(given: string): Promise<JsonObject> {
  const isInline = given.trimStart().startsWith("{");
  const source = isInline ? "--data" : printable(given);
  const data = readJson(isInline ? given : await fileText(given));
  if (isJsonObject(data)) return data;
  throw new WrongUsage(`${source} is not a JSON object: write {"field": "value"}`);
}
