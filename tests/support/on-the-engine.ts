import { demoAccounts, type Emulator, type SeedFlow, startEmulator } from "kaleyra-emulator";

import { flowsAt } from "./flows";
import { newKeyPair } from "./key-pair";
import { Pods, podsCertificate } from "./pods";
import { UserProject } from "./user-project";

/** The expected outcome of an example. */
interface Outcome {
  /** The flows that it creates at Kaleyra; an example that only reads creates none. */
  readonly flows: readonly string[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** The files that make a program a project of its language. */
export interface ProjectOfLanguage {
  readonly environment: Record<string, string>;
  /** The files to copy, relative to the repository, including the program. */
  readonly files: readonly string[];
  /** Commands to run first. */
  readonly ready?: string;
}

const [shop] = demoAccounts;
const [test, production] = ["100000000000001", "100000000000002"];
const europe = {
  sid: "HXAP0000000000EU",
  apiKeys: ["0123456789abcdef"],
  wabas: [{ id: "100000000000003", phoneNumbers: ["+910000000102"] }],
};
/** The id of the flow that the examples look up. */
export const ofOthers = "112000000000207";
const others: SeedFlow = { id: ofOthers, name: "of-others", status: "PUBLISHED" };
const tested: SeedFlow = {
  id: "112000000000208",
  name: "booking",
  status: "PUBLISHED",
  wabaId: test,
};

const anId = expect.stringMatching(/^\d+$/) as unknown;

/** The expected outcome of each example, by folder. */
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
    outputs: { name: others.name, status: others.status },
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
    outputs: { flowIds: [ofOthers] },
  },
};

/**
 * Runs an example against an emulator with the example's accounts and flows. Expects a second
 * preview without changes.
 *
 * @throws {Error} If a command fails.
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
  // The emulator replaces the pod that the program names.
  const atPods = `export HTTPS_PROXY=${pods.proxyUrl} NODE_EXTRA_CA_CERTS=$PWD/pods.pem`;

  await project.run(
    `${example.ready ?? ""}
     pulumi stack init dev
     pulumi config set europeSid ${europe.sid}
     pulumi config set europeWabaId ${europe.wabas[0]?.id}
     pulumi config set --secret europeApiKey ${europe.apiKeys[0]}
     ${atPods}
     pulumi up --skip-preview`,
  );
  await project.run(`${atPods}
     pulumi preview --expect-no-changes`);
  const { stdout } = await project.attempt("pulumi stack output --json");

  const seeds = [ofOthers, tested.id];
  const made = kaleyra.flows().filter(({ id }) => !seeds.includes(id));
  return {
    flows: flowsAt({ flows: () => made }),
    outputs: JSON.parse(stdout) as Outcome["outputs"],
  };
}

async function startExamplesKaleyra(): Promise<Emulator> {
  const wabas = [test, production].map((id) => ({ id, phoneNumbers: [] }));
  const kaleyra = await startEmulator({
    flows: [others, tested],
    accounts: [{ ...shop, wabas: [...shop.wabas, ...wabas] }, europe],
    switches: { requirePublicKey: true },
  });
  // Setting the key takes a while, so that a flow that does not wait for it is published too early
  // and refused.
  kaleyra.addFault({ operation: "setEncryptionKey", status: 429, headers: { "Retry-After": "2" } });
  return kaleyra;
}
