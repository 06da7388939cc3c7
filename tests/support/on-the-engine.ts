import { demoAccounts, type Emulator, type SeedFlow, startEmulator } from "kaleyra-emulator";

import { flowsAt } from "./flows";
import { newKeyPair } from "./key-pair";
import { Pods, podsCertificate } from "./pods";
import { UserProject } from "./user-project";

/** The outcome of an example of docs/examples. */
interface Outcome {
  /** The flows that it creates at Kaleyra, as `<name> <status>`; an example that only reads creates none. */
  readonly flows: readonly string[];
  /** The stack's outputs. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** An example's program as a project of its language. */
export interface ProjectOfLanguage {
  /** The environment of commands, from `tools/engine/environment.ts`, with the plugin on the PATH. */
  readonly environment: Record<string, string>;
  /** The files to copy, relative to the repository, including the program. */
  readonly files: readonly string[];
  /** Commands to run first. */
  readonly ready?: string;
}

const [shop] = demoAccounts;
/** The WABAs that the programs name, and the account with the SID that a test configures. */
const [testWaba, productionWaba] = ["100000000000001", "100000000000002"];
const europe = {
  sid: "HXAP0000000000EU",
  apiKeys: ["0123456789abcdef"],
  wabas: [{ id: "100000000000003", phoneNumbers: ["+910000000102"] }],
};
/** The id of the flow of others that the programs of `get…` name. */
export const idOfOthers = "112000000000207";
const flowOfOthers: SeedFlow = { id: idOfOthers, name: "of-others", status: "PUBLISHED" };
/** The flow that the program of FlowMigration copies. */
const testedFlow: SeedFlow = {
  id: "112000000000208",
  name: "booking",
  status: "PUBLISHED",
  wabaId: testWaba,
};

const anId = expect.stringMatching(/^\d+$/) as unknown;

/** The expected outcome of each example, by its folder below docs/examples. */
export const outcomes: Readonly<Record<string, Outcome>> = {
  "providers/kaleyra/keep-flows-in-two-accounts": {
    flows: ["survey DRAFT", "survey-in-europe DRAFT"],
    outputs: { flowIds: [anId, anId] },
  },
  "whatsapp/Flow/publish-a-form": {
    flows: ["appointment PUBLISHED"],
    outputs: { flowId: anId, status: "PUBLISHED" },
  },
  "whatsapp/Flow/write-the-document-in-the-program": {
    flows: ["thanks DRAFT"],
    outputs: { flowId: anId },
  },
  "whatsapp/FlowMigration/take-a-tested-flow-to-production": {
    flows: ["booking PUBLISHED"],
    outputs: { flowId: anId, status: "PUBLISHED" },
  },
  "whatsapp/FlowsEncryptionKey/publish-a-form-with-an-endpoint": {
    flows: ["booking PUBLISHED"],
    outputs: { flowId: anId, status: "PUBLISHED" },
  },
  "whatsapp/getFlow/look-up-a-flow-of-others": {
    flows: [],
    outputs: { name: flowOfOthers.name, status: flowOfOthers.status },
  },
  "whatsapp/getFlowJson/read-the-document-of-a-flow": {
    flows: [],
    outputs: { flowJson: expect.stringContaining('"screens"') },
  },
  "whatsapp/getFlowPreview/hand-a-flow-round-before-it-is-live": {
    flows: [],
    outputs: { previewUrl: "[secret]" },
  },
  "whatsapp/getFlows/list-the-published-flows": {
    flows: [],
    outputs: { flowIds: [idOfOthers] },
  },
};

/**
 * Deploys an example against an emulator that has the accounts and flows of all examples.
 *
 * @throws {Error} If a command fails, or if a preview after the deployment shows changes.
 */
export async function outcomeOf(example: ProjectOfLanguage): Promise<Outcome> {
  await using kaleyra = await startExamplesKaleyra();
  await using pods = await Pods.start({ "api.eu.kaleyra.io": kaleyra.url });
  await using project = await UserProject.create(kaleyra, example.environment);
  await project.copy(...example.files);
  await project.copy("examples/published-flow/appointment.json");
  await project.copy("tests/support/booking.json");
  await project.write("public.pem", newKeyPair().publicKey);
  await project.write("pods.pem", podsCertificate);
  // The program with two accounts names the pod EU, which the emulator replaces.
  const useEmulatedPods = `export HTTPS_PROXY=${pods.proxyUrl} NODE_EXTRA_CA_CERTS=$PWD/pods.pem`;

  await project.run(
    `${example.ready ?? ""}
     pulumi stack init dev
     pulumi config set europeSid ${europe.sid}
     pulumi config set europeWabaId ${europe.wabas[0]?.id}
     pulumi config set --secret europeApiKey ${europe.apiKeys[0]}
     ${useEmulatedPods}
     pulumi up --skip-preview`,
  );
  await project.run(`${useEmulatedPods}
     pulumi preview --expect-no-changes`);
  const { stdout } = await project.attempt("pulumi stack output --json");

  const seeds = [idOfOthers, testedFlow.id];
  const created = kaleyra.flows().filter(({ id }) => !seeds.includes(id));
  return {
    flows: flowsAt({ flows: () => created }),
    outputs: JSON.parse(stdout) as Outcome["outputs"],
  };
}

async function startExamplesKaleyra(): Promise<Emulator> {
  const wabas = [testWaba, productionWaba].map((id) => ({ id, phoneNumbers: [] }));
  const kaleyra = await startEmulator({
    flows: [flowOfOthers, testedFlow],
    accounts: [{ ...shop, wabas: [...shop.wabas, ...wabas] }, europe],
    switches: { requirePublicKey: true },
  });
  // To set the encryption key takes two seconds, so Kaleyra refuses a flow that does not wait for it.
  kaleyra.addFault({ operation: "setEncryptionKey", status: 429, headers: { "Retry-After": "2" } });
  return kaleyra;
}
