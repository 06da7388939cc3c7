import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";

import {
  checkOf,
  createOf,
  deleteOf,
  readOf,
  secret,
  struct,
  urn,
} from "../../support/plugin-requests";
import { aDocument, someInputs } from "../support/flow";
import { anEngine, configuredPlugin, startPlugin, type ConfiguredPlugin } from "./support/plugin";

const token = "s3cr3t-token";

/** A document with a secret in its first screen. */
function documentWith(title: unknown) {
  const { screens, ...rest } = aDocument();
  return { ...rest, screens: screens.map((screen) => ({ ...screen, title })) };
}

const inputs = { ...someInputs(), flowJson: documentWith(secret(token)) };

/** A value without its secrets, as the engine would show it. */
function withoutSecrets(value: unknown): string {
  // The key marks Pulumi's special values.
  const isSecret = (member: unknown) =>
    typeof member === "object" && member !== null && "4dabf18193072939515e22adb298388d" in member;
  return JSON.stringify(value, (_key, member: unknown) => (isSecret(member) ? "[secret]" : member));
}

/** Creates a flow with a secret in its document. */
async function createSecretFlow(plugin: ConfiguredPlugin) {
  const created = await plugin.call<rpc.CreateResponse>("create", createOf(inputs));
  return { id: created.getId(), state: created.getProperties() };
}

/** The details of the gRPC error of a failed call, which have the state of the unfinished flow. */
function unfinishedFlowIn(failure: unknown): rpc.ErrorResourceInitFailed {
  const { metadata } = failure as { metadata: { get(key: string): Buffer[] } };
  const [status] = metadata.get("grpc-status-details-bin");
  const [detail] = Status.deserializeBinary(status ?? Buffer.of()).getDetailsList();
  return rpc.ErrorResourceInitFailed.deserializeBinary(detail?.getValue_asU8() ?? Buffer.of());
}

describe("a secret value of a flow", () => {
  it("stays secret if the program removes it and the flow keeps it", async () => {
    await using plugin = await configuredPlugin();
    const olds = { ...someInputs(), name: secret(token), wabaId: secret("100000000000001") };

    const response = await plugin.call<rpc.CheckResponse>(
      "check",
      checkOf({ categories: ["OTHER"] }, olds),
    );

    expect(response.getInputs()?.toJavaScript()).toMatchObject({
      name: secret(token),
      wabaId: secret("100000000000001"),
    });
  });

  it.each([
    [
      "an invalid property",
      { endpointUri: secret(`http://example.com/${token}`) },
      /^endpointUri: an endpoint is/,
    ],
    [
      "an invalid value in its document",
      { flowJson: { ...aDocument(), version: secret(token) } },
      /^flowJson version \(line \d+, column \d+\): \w+\. The document may hold secrets/,
    ],
  ])("is not printed with %s", async (_given, invalid, expected) => {
    await using plugin = await configuredPlugin();
    const news = { categories: ["OTHER"], ...invalid };

    const response = await plugin.call<rpc.CheckResponse>("check", checkOf(news));
    const [failure] = response.getFailuresList();

    expect(failure?.getReason()).toMatch(expected);
    expect(failure?.getReason()).not.toContain(token);
    // The engine prints the value of a property that is named.
    expect(failure?.getProperty()).toBe("");
  });

  it("stays secret if it was moved within the document by hand", async () => {
    await using plugin = await configuredPlugin();
    const { id, state } = await createSecretFlow(plugin);
    const { screens, ...rest } = documentWith(token);
    const [first] = screens;
    const moved = { ...rest, screens: [{ ...first, id: "FIRST", title: "by hand" }, ...screens] };
    plugin.kaleyra.editFlow(id, { document: JSON.stringify(moved) });

    const read = await plugin.call<rpc.ReadResponse>(
      "read",
      readOf(id).setInputs(struct(inputs)).setProperties(state),
    );

    const found = [read.getProperties()?.toJavaScript(), read.getInputs()?.toJavaScript()];
    expect(JSON.stringify(found)).toContain("by hand");
    expect(withoutSecrets(found)).not.toContain(token);
  });

  it("does not make the whole document secret if nothing changed", async () => {
    await using plugin = await configuredPlugin();
    const { id, state } = await createSecretFlow(plugin);

    const read = await plugin.call<rpc.ReadResponse>(
      "read",
      readOf(id).setInputs(struct(inputs)).setProperties(state),
    );

    expect(read.getInputs()?.toJavaScript()).toMatchObject({ flowJson: inputs.flowJson });
    expect(read.getProperties()?.toJavaScript()).toEqual(state?.toJavaScript());
  });

  it("stays secret in the state of an unfinished update", async () => {
    await using plugin = await configuredPlugin();
    const { id, state } = await createSecretFlow(plugin);
    plugin.kaleyra.addFault({
      operation: "uploadDocument",
      times: "always",
      status: 500,
      body: {},
    });
    const news = { ...inputs, name: "renamed", flowJson: documentWith("nothing to hide") };

    const request = new rpc.UpdateRequest().setUrn(urn).setId(id).setOlds(state);
    const failure: unknown = await plugin
      .call("update", request.setNews(struct(news)))
      .catch((error: unknown) => error);

    const properties = unfinishedFlowIn(failure).getProperties()?.toJavaScript();
    expect(properties).toMatchObject({ name: "renamed" });
    expect(JSON.stringify(properties)).toContain(token);
    expect(withoutSecrets(properties)).not.toContain(token);
  });

  it("is not printed as its name, in errors and in Kaleyra's messages", async () => {
    await using plugin = await configuredPlugin();
    const body = { message: `nothing may be called ${token}` };
    plugin.kaleyra.addFault({ operation: "createFlow", times: "always", status: 400, body });

    const creation = plugin.call("create", createOf({ ...someInputs(), name: secret(token) }));

    await expect(creation).rejects.toMatchObject({
      details: expect.stringMatching(
        /^could not create flow \[secret\], since .*nothing may be called \[secret\]/,
      ),
    });
  });

  it("is not printed as its name, in warnings", async () => {
    using engine = await anEngine();
    await using plugin = await startPlugin(engine.address);
    const state = { ...someInputs(), name: secret(token), status: "DRAFT", account: "any" };

    await plugin.call("delete", deleteOf("112", { ...state, deletionPolicy: "Retain" }));

    expect(engine.logged).toEqual([expect.stringMatching(/^kaleyra: \[secret\] \(112\): stays/)]);
  });

  it.each([
    ["a part of its document", inputs.flowJson],
    ["its document, as text", secret(JSON.stringify(documentWith(token)))],
  ])("stays secret if Kaleyra quotes %s", async (_given, flowJson) => {
    using engine = await anEngine();
    await using plugin = await configuredPlugin({}, engine.address);
    const finding = { error: "INVALID_PROPERTY", message: `Not a title: ${token}` };
    const body = { success: true, validation_errors: [finding] };
    plugin.kaleyra.addFault({ operation: "uploadDocument", times: "always", status: 200, body });

    const draft = await plugin.call<rpc.CreateResponse>(
      "create",
      createOf({ ...someInputs(), flowJson }),
    );
    const live: unknown = await plugin
      .call("create", createOf({ ...someInputs({ name: "live", publish: true }), flowJson }))
      .catch((error: unknown) => error);

    const found = secret([finding]);
    expect(draft.getProperties()?.toJavaScript()).toMatchObject({ validationErrors: found });
    expect(engine.logged).toEqual([
      expect.stringContaining("INVALID_PROPERTY Not a title: [secret]"),
    ]);
    const unfinished = unfinishedFlowIn(live);
    expect(unfinished.getProperties()?.toJavaScript()).toMatchObject({ validationErrors: found });
    const masked = expect.stringContaining("INVALID_PROPERTY Not a title: [secret]");
    expect(unfinished.getReasonsList()).toEqual([masked]);
    expect(live).toMatchObject({ details: masked });
  });
});
