// Which part of the project may import which: `npm run check:layers`. Type imports count.
const ours = "^(provider|sdk/typescript|cli|policy|emulator|examples|tests|tools|dist)/";

/** What needs nothing of ours, and which every part may use. */
const leaves =
  "^provider/(text|file-problem|version|signatures|urn|nearest|group-by|settings)\\.ts$";

/** A part that imports of ours only itself and what it is built on. */
const layer = (name, path, uses, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path },
  to: { path: ours, pathNot: [path, leaves, ...uses] },
});

const client = "^provider/kaleyra/";
const flowJson = "^provider/flow-json/";
const lifecycle = "^provider/lifecycle/";
const config = "^provider/config(-warnings)?\\.ts$";
const words = "^provider/lifecycle/(hint|flow/state)\\.ts$";
const engine = "^provider/engine\\.ts$";
const operations = "^provider/operations\\.ts$";
const providerText = "^sdk/typescript/dynamic-provider\\.ts$";

/** What a program does itself, since the dynamic provider cannot: calls, names, hidden inputs, failures. */
const forPrograms = [
  "^provider/dynamic/(functions|program-inputs)\\.ts$",
  "^provider/settings\\.ts$",
  "^provider/lifecycle/check-result\\.ts$",
  "^provider/lifecycle/flow/names\\.ts$",
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment: "What needs each other belongs into one file, or the shared part into a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    layer("client", client, [], "The client knows HTTP and nothing else of ours."),
    layer("flow-json", flowJson, [], "What reads a document knows nothing else of ours."),
    layer("lifecycle", lifecycle, [client, flowJson], "The lifecycle is given its configuration."),
    layer("config", config, [client, words], "The configuration does not know who reads it."),
    layer("operations", operations, [config, client, lifecycle], "What both adapters share."),
    layer(
      "dynamic adapter",
      "^provider/dynamic/",
      [engine, operations, config, client, lifecycle],
      "An adapter translates between its host and the lifecycle.",
    ),
    layer(
      "plugin",
      "^provider/plugin/",
      [engine, operations, config, client, lifecycle, flowJson],
      "An adapter translates between its host and the lifecycle.",
    ),
    layer(
      "sdk",
      "^sdk/typescript/",
      [flowJson, ...forPrograms],
      "Of the provider the SDK uses flow-json, and what a program has to do for the dynamic provider.",
    ),
    layer(
      "cli",
      "^cli/",
      [operations, config, client, flowJson, lifecycle, providerText],
      "A command stands where an adapter stands.",
    ),
    layer("policy", "^policy/", [flowJson], "Of the provider the policies use flow-json."),
    layer("emulator", "^emulator/", [], "It is written from the API's documentation."),
    layer("examples", "^examples/", ["^dist/sdk/"], "An example uses what a user has."),
    {
      name: "suites-share-through-support",
      comment:
        "A suite imports itself and tests/support; what two suites need is in tests/support.",
      severity: "error",
      from: { path: "^tests/([^/]+)/" },
      to: { path: "^tests/", pathNot: ["^tests/$1/", "^tests/support/"] },
    },
    {
      name: "pulumi-in-adapters-only",
      comment: "The client, the lifecycle and the checker know neither Pulumi nor gRPC.",
      severity: "error",
      from: { path: [client, flowJson, lifecycle, config, operations, "^emulator/"] },
      to: { path: "node_modules/(@pulumi|@grpc|google-protobuf)/" },
    },
    {
      name: "http-in-the-transport-only",
      comment:
        "Only transport.ts sends requests to Kaleyra, and client.ts of the CLI to endpoints.",
      severity: "error",
      from: {
        path: "^(provider|sdk|cli|policy|emulator)/",
        pathNot: "^(provider/kaleyra/transport|cli/src/endpoint/client)\\.ts$",
      },
      to: { path: "node_modules/node-fetch/" },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^dist", "/dist/"] },
    exclude: { path: ["^sdk/(nodejs|python|go|dotnet|java)/", "/dist/", "/bin/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
};
