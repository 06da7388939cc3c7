import { chmod } from "node:fs/promises";
import { delimiter, join } from "node:path";

import { startEmulator } from "kaleyra-emulator";

import { Folder } from "../support/cli-folder";

const waba = "200000000000000101";
const drafts = ["1", "2", "3", "4", "5", "6"].map((id) => ({ id, name: `draft-${id}` }));
/** A secret as in a state that `pulumi stack export --show-secrets` prints. */
const secret = (plaintext: string) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  ciphertext: "v1:AAAA",
  plaintext: JSON.stringify(plaintext),
});

const dynamicFlow = "pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow";
const pluginMigration = "kaleyra:whatsapp:FlowMigration";

interface ResourceInState {
  readonly type?: string;
  readonly [member: string]: unknown;
}

function resource({ type = dynamicFlow, ...members }: ResourceInState) {
  return { urn: `urn:pulumi:dev::shop::${type}::survey`, type, custom: true, ...members };
}

function state(deployment: unknown, version = 3): string {
  return JSON.stringify({ version, deployment });
}

interface Backend {
  /** What `pulumi stack export` prints. */
  readonly state: string;
  /** @default a bucket, whose locks Pulumi does not show */
  readonly url?: string;
  readonly isUpdating?: boolean;
}

/** A project with a `pulumi` that prints what this backend has. */
async function aProject({ state: text, url = "s3://states", isUpdating = false }: Backend) {
  const folder = await Folder.create({
    "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
    "state.json": text,
    pulumi: `#!/bin/sh
case "$*" in
  whoami*) echo '{"url":"${url}"}' ;;
  "stack export"*) cat state.json ;;
  "stack ls"*) echo '[{"name":"acme/shop/dev","updateInProgress":${isUpdating}}]' ;;
  "stack --show-name"*) echo acme/shop/dev ;;
  *) echo '{}' ;;
esac
`,
  });
  await chmod(join(folder.path, "pulumi"), 0o755);
  return folder;
}

/** Runs `prune --delete`. `left` are the ids of the flows that it does not delete. */
async function prune(backend: Backend) {
  await using kaleyra = await startEmulator({ flows: drafts });
  await using folder = await aProject(backend);
  const environment = {
    ...kaleyra.environment,
    PATH: [folder.path, process.env["PATH"]].join(delimiter),
  };
  const ended = await folder.run(["prune", "--delete", "--yes", "--json"], { environment });
  return { ...ended, left: kaleyra.flows().map(({ id }) => id) };
}

describe("a Pulumi state", () => {
  it.each<{ given: string; deployment: object; left: readonly string[] }>([
    {
      given: "a flow that failed to initialise",
      deployment: { resources: [resource({ id: "1", initErrors: ["no publish"] })] },
      left: ["1"],
    },
    {
      given: "a copy that waits for its deletion",
      deployment: { resources: [resource({ type: pluginMigration, id: "2", delete: true })] },
      left: ["2"],
    },
    {
      given: "a flow that is retained on deletion, and whose outputs are secret",
      deployment: {
        resources: [resource({ id: "3", retainOnDelete: true, outputs: secret("{}") })],
      },
      left: ["3"],
    },
    {
      given: "a flow that the program only reads",
      deployment: { resources: [resource({ id: "4", external: true })] },
      left: [],
    },
    {
      given: "a resource of another provider with the id of a flow",
      deployment: { resources: [resource({ type: "aws:s3/bucket:Bucket", id: "4" })] },
      left: [],
    },
    {
      given: "a pending creation",
      deployment: {
        pending_operations: [
          { type: "creating", resource: resource({ inputs: { wabaId: waba, name: "draft-5" } }) },
        ],
      },
      left: ["5"],
    },
    {
      given: "a pending creation under a secret name",
      deployment: {
        pending_operations: [
          {
            type: "creating",
            resource: resource({ inputs: { wabaId: waba, name: secret("draft-5") } }),
          },
        ],
      },
      left: ["5"],
    },
    {
      given: "a pending creation under a secret name that was not decrypted",
      deployment: {
        pending_operations: [
          {
            type: "creating",
            resource: resource({
              inputs: { wabaId: waba, name: { ...secret(""), plaintext: undefined } },
            }),
          },
        ],
      },
      left: drafts.map(({ id }) => id),
    },
    {
      given: "a pending copy in another WABA",
      deployment: {
        pending_operations: [
          {
            type: "creating",
            resource: resource({
              type: pluginMigration,
              inputs: { sourceWabaId: waba, destinationWabaId: "7", flowName: "draft-5" },
            }),
          },
        ],
      },
      left: [],
    },
    {
      given: "pending operations of flows that the resources no longer have",
      deployment: {
        resources: null,
        pending_operations: [
          { type: "importing", resource: resource({ id: "1" }) },
          { type: "deleting", resource: resource({ type: pluginMigration, id: "6" }) },
          { type: "somethingNew", resource: resource({ id: "2" }) },
        ],
      },
      left: ["1", "2", "6"],
    },
  ])("with $given protects the flows that it manages", async ({ deployment, left }) => {
    const ended = await prune({ state: state(deployment) });

    expect([ended.code, [...ended.left].sort()]).toEqual([0, left]);
  });

  it.each([
    { given: "nothing", text: "" },
    { given: "no JSON", text: "<html>" },
    { given: "an array", text: "[]" },
    { given: "no version", text: '{"deployment":{}}' },
    { given: "a later version", text: state({}, 5) },
    { given: "an old version", text: state({ latest: {} }, 1) },
    { given: "no deployment", text: '{"version":3}' },
    { given: "a deployment that is null", text: state(null) },
    { given: "resources that are not a list", text: state({ resources: {} }) },
    { given: "a resource without a type", text: state({ resources: [{ urn: "urn:x" }] }) },
    { given: "a flow without an id", text: state({ resources: [resource({})] }) },
    { given: "a flow whose id is a number", text: state({ resources: [resource({ id: 1 })] }) },
    {
      given: "a pending operation without a resource",
      text: state({ pending_operations: [{ type: "creating" }] }),
    },
  ])("with $given is refused, and nothing is deleted", async ({ text }) => {
    const { code, stderr, left } = await prune({ state: text });

    expect([code, left]).toEqual([1, drafts.map(({ id }) => id)]);
    expect(stderr).toContain("could not read the stack's state");
  });

  it("prevents deletions while Pulumi Cloud reports an update in progress", async () => {
    const cloud = { state: state({}), url: "https://api.pulumi.com" };

    const updating = await prune({ ...cloud, isUpdating: true });
    const idle = await prune(cloud);

    expect([updating.code, updating.left.length]).toEqual([1, drafts.length]);
    expect(updating.stderr).toContain("pulumi cancel --yes --stack acme/shop/dev");
    expect([idle.code, idle.left]).toEqual([0, []]);
  });

  it("prevents deletions if the folder of its locks does not have the stack", async () => {
    const { code, stderr, left } = await prune({ state: state({}), url: "file://./elsewhere" });

    expect([code, left.length]).toEqual([1, drafts.length]);
    expect(stderr).toContain("could not find out whether stack");
  });

  it("permits deletions with a note if Pulumi does not show locks", async () => {
    const { code, stderr, left } = await prune({ state: state({}) });

    expect([code, left]).toEqual([0, []]);
    expect(stderr).toContain("make sure that no run of the stack is in progress");
  });
});
