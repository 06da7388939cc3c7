import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { type Emulator, startEmulator } from "kaleyra-emulator";

import { ourWaba } from "../support/flow";
import { configured, struct, urn } from "./support/requests";
import { type Served, served } from "./support/served";

/** A flow's checked inputs. */
const inputs = {
  ...{ name: "survey", wabaId: ourWaba, categories: ["OTHER"] },
  ...{ publish: false, publishedChange: "Edit" },
};

describe("the plugin's server, given what is odd,", () => {
  let plugin: Served;
  let kaleyra: Emulator;

  beforeEach(async () => {
    plugin = await served();
    kaleyra = await startEmulator();
    await configured(plugin, kaleyra);
  });
  afterEach(async () => {
    await plugin[Symbol.asyncDispose]();
    await kaleyra.close();
  });

  const deletion = (id: string, state: object) =>
    plugin.call(
      "delete",
      new rpc.DeleteRequest().setUrn(urn).setId(id).setProperties(struct(state)),
    );

  it("tells a failure whose text was cut in the middle of an emoji", async () => {
    const message = `${"a".repeat(599)}😀`;
    kaleyra.fault({ operation: "createFlow", times: "always", status: 400, body: { message } });

    const creation = plugin.call(
      "create",
      new rpc.CreateRequest().setUrn(urn).setProperties(struct(inputs)),
    );

    await expect(creation).rejects.toMatchObject({
      details: expect.stringContaining("aaa\u{FFFD}"),
    });
  }, 20_000);

  it("deletes a flow whose state has no deletion policy", async () => {
    const { id } = kaleyra.addFlow({ name: "survey" });

    await deletion(id, { ...inputs, status: "DRAFT", account: "made before there were policies" });

    expect(kaleyra.flows()).toEqual([]);
  });

  it("keeps a flow whose deletion policy is of a version to come", async () => {
    const { id } = kaleyra.addFlow({ name: "survey" });

    const deleted = deletion(id, { ...inputs, status: "DRAFT", deletionPolicy: "Archive" });

    await expect(deleted).rejects.toMatchObject({ details: expect.stringContaining('"Archive"') });
    expect(kaleyra.flows()).toHaveLength(1);
  });

  it("takes null in a function's arguments for nothing given", async () => {
    kaleyra.addFlow({ name: "survey" });
    const request = new rpc.InvokeRequest()
      .setTok("kaleyra:whatsapp:getFlows")
      .setArgs(struct({ name: null, status: null, category: null, wabaId: null }));

    const response = await plugin.call<rpc.InvokeResponse>("invoke", request);

    expect(response.getReturn()?.toJavaScript()).toMatchObject({ flows: [{ name: "survey" }] });
  });
});
