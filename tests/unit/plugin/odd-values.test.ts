import type * as rpc from "@pulumi/pulumi/proto/provider_pb";

import { accountFingerprint } from "../../../provider/kaleyra/connection";
import { createOf, deleteOf, invokeOf } from "../../support/plugin-requests";
import { someInputs } from "../support/flow";
import { configuredPlugin } from "./support/plugin";

describe("the plugin's server, with unusual values,", () => {
  // A message is cut after 600 UTF-16 units, here within the emoji.
  it("cuts the text of a failure before an emoji, not within it", async () => {
    await using plugin = await configuredPlugin();
    const message = `${"a".repeat(599)}😀`;
    plugin.kaleyra.addFault({
      operation: "createFlow",
      times: "always",
      status: 400,
      body: { message },
    });

    const creation = plugin.call("create", createOf(someInputs()));

    await expect(creation).rejects.toMatchObject({
      details: expect.stringMatching(/aaa…\. \S/),
    });
  });

  it("deletes a flow whose state has no deletion policy", async () => {
    await using plugin = await configuredPlugin();
    const { id } = plugin.kaleyra.addFlow({ name: "survey" });

    const { KALEYRA_SID: sid, KALEYRA_API_URL } = plugin.kaleyra.environment;
    const account = accountFingerprint({ sid, apiUrl: new URL(KALEYRA_API_URL) });
    const state = { ...someInputs(), status: "DRAFT", account };
    await plugin.call("delete", deleteOf(id, state));

    expect(plugin.kaleyra.flows()).toEqual([]);
  });

  it("keeps a flow with a deletion policy of a later version", async () => {
    await using plugin = await configuredPlugin();
    const { id } = plugin.kaleyra.addFlow({ name: "survey" });

    const state = { ...someInputs(), status: "DRAFT", deletionPolicy: "Archive" };
    const deletion = plugin.call("delete", deleteOf(id, state));

    await expect(deletion).rejects.toMatchObject({ details: expect.stringContaining('"Archive"') });
    expect(plugin.kaleyra.flows()).toHaveLength(1);
  });

  it("treats null in a function's arguments as absent", async () => {
    await using plugin = await configuredPlugin();
    plugin.kaleyra.addFlow({ name: "survey" });
    const nothing = { name: null, status: null, category: null, wabaId: null };

    const response = await plugin.call<rpc.InvokeResponse>(
      "invoke",
      invokeOf("kaleyra:whatsapp:getFlows", nothing),
    );

    expect(response.getReturn()?.toJavaScript()).toMatchObject({ flows: [{ name: "survey" }] });
  });
});
