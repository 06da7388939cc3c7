import { join } from "node:path";

import { Command } from "commander";

import { printable } from "../../../provider/text";
import { checkLines } from "../check-lines";
import { examineEndpoint } from "../endpoint/examine";
import { flowWithEndpoint } from "../endpoint/init";
import { writeKeyPair } from "../endpoint/key-pair";
import { appSecretIn, endpointUrl, fileText, publicKeyIn } from "../endpoint/options";
import { exitCodes } from "../failure";
import { helpEnd } from "../help";
import { jsonText, paintFor, say } from "../output";

interface CheckFlags {
  readonly publicKey: string;
  readonly appSecretEnv?: string;
  readonly init?: string;
  readonly flowToken: string;
  readonly json?: boolean;
}

const checkCommand = new Command("check")
  .summary("find out whether an endpoint answers as Meta expects")
  .description(
    "Sends an endpoint the requests that Meta sends, encrypted with its public key: a health check, a health check with " +
      "another key, and with --init the opening of a flow. It sends nothing to Kaleyra.",
  )
  .argument("<url>", "the flow's endpointUri")
  .requiredOption("--public-key <file>", "the PEM file of the phone number's public key")
  .option(
    "--app-secret-env <name>",
    "the variable with the Meta app's secret, to sign the requests",
  )
  .option(
    "--init <file>",
    "also send INIT for the flow of this document; the endpoint may act on it",
  )
  .option("--flow-token <token>", "the flow token for --init", "kaleyra-flows-endpoint-check")
  .option("--json", "print JSON")
  .addHelpText(
    "after",
    helpEnd({
      example: "npx kaleyra-flows endpoint check https://example.com --public-key public.pem",
      exitCodes: "0 it answers as Meta expects, 1 a check failed, 2 wrong usage",
    }),
  )
  .action(check);

const keygenCommand = new Command("keygen")
  .summary("make a key pair for an endpoint")
  .description(
    "Writes private.pem for the endpoint, readable by its owner alone, and public.pem for the phone number. It " +
      "overwrites nothing.",
  )
  .option("-o, --out <folder>", "where to write", ".")
  .addHelpText(
    "after",
    helpEnd({
      example: "npx kaleyra-flows endpoint keygen --out keys",
      exitCodes: "0 done, 1 failed, 2 wrong usage",
    }),
  )
  .action(keygen);

export const endpointCommand = new Command("endpoint")
  .summary("check a flow's endpoint, make its keys")
  .description("Checks the endpoint of a flow, and makes its key pair.")
  .addCommand(checkCommand)
  .addCommand(keygenCommand);

async function check(address: string, options: CheckFlags): Promise<void> {
  const { publicKey, init, flowToken } = options;
  const checks = await examineEndpoint({
    url: endpointUrl(address),
    publicKey: await publicKeyIn(publicKey),
    appSecret: appSecretIn(options.appSecretEnv),
    init:
      init === undefined
        ? undefined
        : { flow: flowWithEndpoint(printable(init), await fileText(init)), flowToken },
  });
  const ok = checks.every(({ result }) => result !== "fail");
  if (options.json === true) {
    say(jsonText({ ok, checks }));
  } else {
    for (const item of checks) say(checkLines(item, paintFor(process.stdout)).join("\n"));
  }
  if (!ok) process.exitCode = exitCodes.failed;
}

async function keygen({ out }: { readonly out: string }): Promise<void> {
  const privateFile = join(out, "private.pem");
  const publicFile = join(out, "public.pem");
  await writeKeyPair(privateFile, publicFile);
  say(`${printable(privateFile)} is for the endpoint alone: keep it out of the repository.`);
  say(`${printable(publicFile)} is the publicKey of kaleyra.whatsapp.FlowsEncryptionKey.`);
}
