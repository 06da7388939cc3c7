import { status } from "@grpc/grpc-js";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

import {
  checkOf,
  createOf,
  invokeOf,
  readOf,
  secret,
  struct,
  urn,
} from "../../support/plugin-requests";
import { aDocument, someInputs } from "../support/flow";
import { configuredPlugin, startPlugin, type RunningPlugin } from "./support/plugin";

describe("the plugin's server", () => {
  it("announces to the engine that it supports secrets, and names by configuration", async () => {
    await using plugin = await configuredPlugin();

    const response = await plugin.call<rpc.ProviderHandshakeResponse>(
      "handshake",
      new rpc.ProviderHandshakeRequest(),
    );

    expect(response.toObject()).toMatchObject({
      acceptSecrets: true,
      acceptOutputs: false,
      supportsAutonamingConfiguration: true,
    });
  });

  it("has the package's schema", async () => {
    await using plugin = await configuredPlugin();

    const { schema } = (
      await plugin.call<rpc.GetSchemaResponse>("getSchema", new rpc.GetSchemaRequest())
    ).toObject();

    expect(JSON.parse(schema)).toMatchObject({
      name: "kaleyra",
      resources: { "kaleyra:whatsapp:Flow": {} },
    });
  });

  it("keeps the program's secrets secret in checked inputs, also in parts", async () => {
    await using plugin = await configuredPlugin();
    const news = { categories: ["OTHER"], flowJson: { ...aDocument(), version: secret("7.3") } };

    const checked = await plugin.call<rpc.CheckResponse>("check", checkOf(news));

    expect(checked.getFailuresList()).toEqual([]);
    expect(checked.getInputs()?.toJavaScript()).toMatchObject({
      name: "survey-0123456",
      flowJson: { version: secret("7.3") },
    });
  });

  it("keeps unknown values, of any type", async () => {
    await using plugin = await configuredPlugin();
    // Pulumi's texts for an unknown array, boolean and object; below for a string.
    const unknowns = {
      categories: "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
      publish: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
      flowJson: "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    };

    const checked = await plugin.call<rpc.CheckResponse>("check", checkOf(unknowns));
    const planned = await plugin.call<rpc.CreateResponse>(
      "create",
      createOf({}).setPreview(true).setProperties(checked.getInputs()),
    );

    expect(checked.getFailuresList()).toEqual([]);
    const unknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    expect(planned.getProperties()?.toJavaScript()).toMatchObject({
      flowId: unknownString,
      name: unknownString,
      status: unknownString,
      jsonVersion: unknownString,
    });
    expect(plugin.kaleyra.requests()).toEqual([]);
  });

  it.each([
    ["proposes", rpc.CheckRequest.AutonamingOptions.Mode.PROPOSE, "team-survey", []],
    ["enforces", rpc.CheckRequest.AutonamingOptions.Mode.ENFORCE, "team-survey", []],
    ["switches off", rpc.CheckRequest.AutonamingOptions.Mode.DISABLE, undefined, ["name: "]],
  ])("follows a stack that %s automatic names", async (_given, mode, name, reasons) => {
    await using plugin = await configuredPlugin();
    const options = new rpc.CheckRequest.AutonamingOptions();
    options.setMode(mode).setProposedName("team-survey");
    const request = checkOf({ categories: ["OTHER"] }).setAutonaming(options);

    const checked = await plugin.call<rpc.CheckResponse>("check", request);

    const inputs = checked.getInputs()?.toJavaScript() ?? {};
    expect(inputs["name"]).toBe(name);
    expect(inputs).not.toHaveProperty("automaticName");
    expect(checked.getFailuresList().map((failure) => failure.getReason().slice(0, 6))).toEqual(
      reasons,
    );
  });

  it.each([
    ["another name", "survey-b2", ["cloneFlowId"]],
    ["the same name", "survey-a1", "could not have the name"],
  ])(
    "replaces a flow only if the stack's automatic names give %s",
    async (_given, proposed, expected) => {
      await using plugin = await configuredPlugin();
      const { PROPOSE } = rpc.CheckRequest.AutonamingOptions.Mode;
      const options = new rpc.CheckRequest.AutonamingOptions().setMode(PROPOSE);
      const olds = someInputs({ name: "survey-a1", categories: ["OTHER"] });
      const request = checkOf({ categories: ["OTHER"], cloneFlowId: "112" }, olds);

      const checked = await plugin.call<rpc.CheckResponse>(
        "check",
        request.setAutonaming(options.setProposedName(proposed)),
      );
      const state = { ...olds, status: "DRAFT" };
      const replaces = plugin
        .call<rpc.DiffResponse>(
          "diff",
          new rpc.DiffRequest()
            .setUrn(urn)
            .setId("113")
            .setOlds(struct({ ...state, deletionPolicy: "DeleteOrDeprecate", account: "any" }))
            .setNews(checked.getInputs()),
        )
        .then((diff) => diff.getReplacesList())
        .catch((error: { details: string }) => error.details);

      expect(await replaces).toEqual(
        typeof expected === "string" ? expect.stringContaining(expected) : expected,
      );
    },
  );

  it("ends reads when the engine cancels, finishes a creation, and serves later calls", async () => {
    await using plugin = await configuredPlugin();
    plugin.kaleyra.addFault({ operation: "getFlow", hang: "before", times: "always" });
    plugin.kaleyra.configure({ latencyMs: 2_000 });

    const read = plugin.call("read", readOf("112"));
    const creation = plugin.call<rpc.CreateResponse>("create", createOf(someInputs()));
    while (plugin.kaleyra.requests().length < 2) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await plugin.call("cancel", new Empty());

    await expect(read).rejects.toMatchObject({ details: expect.stringContaining("canceled") });
    const created = (await creation).getId();
    expect(plugin.kaleyra.flows().map((flow) => flow.id)).toEqual([created]);
    const info = await plugin.call("getPluginInfo", new Empty());
    expect(info.toObject()).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });

  it("follows the time limit that the program sets for an operation", async () => {
    await using plugin = await configuredPlugin();
    plugin.kaleyra.configure({ latencyMs: 20_000 });

    const read = plugin.call("read", readOf("112").setTimeout(3));

    await expect(read).rejects.toMatchObject({
      code: status.DEADLINE_EXCEEDED,
      // A retry gets the rest of the three seconds; the message names the limit that ended it.
      details: expect.stringMatching(
        /within (?:1 second|[23] seconds|the time limit of 3 seconds)/,
      ),
    });
  });

  it("returns nothing for an id that the account does not have", async () => {
    await using plugin = await configuredPlugin();

    const read = await plugin.call<rpc.ReadResponse>("read", readOf("999"));

    expect(read.toObject()).toMatchObject({ id: "", properties: undefined });
  });

  it.each([
    ["a wrong key", { apiKey: "Awrong" }, status.UNAUTHENTICATED],
    ["an address where nothing listens", { apiUrl: "http://127.0.0.1:1" }, status.UNAVAILABLE],
    ["an invalid setting", { timeoutSeconds: "soon" }, status.INVALID_ARGUMENT],
    // UNKNOWN, INTERNAL and DATA_LOSS mean to the engine that the resource's state is unknown.
  ])("returns for %s a code that keeps the state known", async (_given, settings, code) => {
    await using plugin = await configuredPlugin({ timeoutSeconds: 6, ...settings });

    const read = plugin.call("read", readOf("112"));

    await expect(read).rejects.toMatchObject({ code, details: expect.not.stringMatching(/\n/) });
  });

  it("lists its resources and functions if another one is requested", async () => {
    await using plugin = await configuredPlugin();
    const other = readOf("1").setUrn(urn.replace("Flow", "Story"));
    await expect(plugin.call("read", other)).rejects.toMatchObject({
      details: expect.stringContaining("kaleyra:whatsapp:Flow"),
    });
    const unknownFunction = invokeOf("kaleyra:whatsapp:getStory");
    await expect(plugin.call("invoke", unknownFunction)).rejects.toMatchObject({
      details: expect.stringContaining("kaleyra:whatsapp:getFlow"),
    });
  });

  it("returns the preview's address as a secret", async () => {
    await using plugin = await configuredPlugin();
    const { id } = plugin.kaleyra.addFlow({ name: "survey" });

    const response = await plugin.call<rpc.InvokeResponse>(
      "invoke",
      invokeOf("kaleyra:whatsapp:getFlowPreview", { flowId: id }),
    );

    expect(response.getReturn()?.toJavaScript()).toMatchObject({
      flowId: id,
      previewUrl: secret(expect.stringMatching(/^http/)),
    });
  });
});

describe("the plugin's configuration", () => {
  const check = (plugin: RunningPlugin, news: object) =>
    plugin.call<rpc.CheckResponse>("checkConfig", new rpc.CheckRequest().setNews(struct(news)));
  const diff = (plugin: RunningPlugin, olds: object, news: object) =>
    plugin.call<rpc.DiffResponse>(
      "diffConfig",
      new rpc.DiffRequest().setOldInputs(struct(olds)).setNews(struct(news)),
    );

  it("keeps the key secret in the state, even if the stack has it in plain text", async () => {
    await using plugin = await startPlugin();

    const checked = await check(plugin, { apiKey: "Aplain", pod: "IN", version: "0.1.0" });

    expect(checked.getFailuresList()).toEqual([]);
    expect(checked.getInputs()?.toJavaScript()).toEqual({
      apiKey: secret("Aplain"),
      pod: "IN",
      version: "0.1.0",
    });
  });

  it.each([
    [
      "a misspelled setting",
      { apiKeys: "A" },
      "kaleyra:apiKeys is not a setting of this provider. Did you mean kaleyra:apiKey?",
    ],
    ["an unknown pod", { pod: "MOON" }, 'kaleyra:pod is "MOON" (from '],
    ["a word for a number", { timeoutSeconds: "soon" }, 'kaleyra:timeoutSeconds is "soon" (from '],
  ])("is refused before it is used: %s", async (_given, news, reason) => {
    await using plugin = await startPlugin();

    const [failure] = (await check(plugin, news)).getFailuresList();

    expect(failure?.getReason()).toContain(reason);
  });

  it("never replaces the provider, which would replace every flow", async () => {
    await using plugin = await startPlugin();

    const rotated = await diff(plugin, { apiKey: "A1", sid: "HX1" }, { apiKey: "A2", sid: "HX1" });
    const same = await diff(plugin, { "kaleyra:apiKey": "A1", version: "0" }, { apiKey: "A1" });

    const { DIFF_SOME, DIFF_NONE } = rpc.DiffResponse.DiffChanges;
    expect(rotated.toObject()).toMatchObject({
      changes: DIFF_SOME,
      diffsList: ["apiKey"],
      replacesList: [],
    });
    expect(same.toObject()).toMatchObject({ changes: DIFF_NONE, diffsList: [] });
  });
});
