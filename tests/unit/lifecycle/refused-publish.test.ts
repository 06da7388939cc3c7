import { failures, metaErrorBody, metaRefusals, startEmulator } from "kaleyra-emulator";

import { createFlow } from "../../../provider/lifecycle/flow/create";
import type { FlowInputs } from "../../../provider/lifecycle/flow/state";
import { updateFlow } from "../../../provider/lifecycle/flow/update";
import { operations } from "../../support/client";
import { aDocument, contextOn, ourWaba, errorOf, someInputs, someState } from "../support/flow";

const endpointUri = "https://flows.example.com/booking";
const flowJson = { ...aDocument(), data_api_version: "3.0", routing_model: { ONLY: [] } };
const published = someInputs({ flowJson, endpointUri, publish: true });

type RefusalName = keyof typeof metaRefusals;

/** Words of the hint, by the refusal. */
const hints: readonly (readonly [RefusalName, readonly string[]])[] = [
  ["publishWithoutKey", ["`kaleyra.whatsapp.FlowsEncryptionKey`", "`dependsOn`", ourWaba]],
  ["publishWithoutEndpoint", ["set endpointUri", "data_api_version"]],
  ["publishWithoutResponse", [endpointUri, "health check", "endpoint check"]],
  ["publishWithoutApp", ["Meta app", "WhatsApp Manager", "Kaleyra's support"]],
  ["publishWithoutWebhooks", [ourWaba, "webhook field `flows`"]],
  ["publishWithoutNumber", [ourWaba, "phone number"]],
  ["publishFrozen", ["Flow JSON version 7.3 with data_api_version 3.0", "one of 5.1, "]],
  ["publishWithErrors", ["`npx kaleyra-flows validate`"]],
  ["publishNotDraft", ["`pulumi refresh`"]],
];

/** The message of a create whose publish always gets this response. */
async function messageAfter(
  response: { readonly status: number; readonly body: unknown },
  inputs: FlowInputs = published,
): Promise<string> {
  await using kaleyra = await startEmulator();
  kaleyra.addFault({ operation: "publishFlow", times: "always", ...response });
  const { message } = await errorOf(createFlow(inputs, contextOn(kaleyra)));
  expect(message).not.toMatch(/undefined|\n/);
  return message;
}

/** The bodies of a refusal: Meta's own, and Kaleyra's with only Meta's sentence. */
function formsOf(name: RefusalName) {
  const refusal = metaRefusals[name];
  const sentence = "userMessage" in refusal ? refusal.userMessage : refusal.message;
  return [
    metaErrorBody(refusal, "X"),
    { code: "WA-400", message: sentence, data: {}, error: { error: sentence } },
  ];
}

describe("a publish that is refused", () => {
  it.each(hints)("has a hint about %s", async (name, parts) => {
    for (const body of formsOf(name)) {
      const message = await messageAfter({ status: 400, body });

      expect(message).toMatch(/^could not publish survey \(\d+\), since Kaleyra answered 400: /);
      for (const words of parts) expect(message).toContain(words);
    }
  });

  it.each([
    ["a missing key", { status: 400, body: formsOf("publishWithoutKey")[0] }, 1],
    ["a frozen version", { status: 400, body: formsOf("publishFrozen")[0] }, 1],
    // After a server error the flow may be live.
    ["a server error", failures.internal, 5],
  ])(
    "is followed by as many reads of the status as needed after %s",
    async (_given, response, reads) => {
      await using kaleyra = await startEmulator();
      kaleyra.addFault({ operation: "publishFlow", times: "always", ...response });

      await errorOf(createFlow(published, contextOn(kaleyra)));

      expect(operations(kaleyra).filter((operation) => operation === "getFlow")).toHaveLength(
        reads,
      );
    },
  );

  it.each([
    ["a refusal without the reason", failures.badPayload],
    ["a lasting server error", failures.internal],
  ])("has a hint with the requirements of an endpoint after %s", async (_given, response) => {
    const message = await messageAfter(response);

    expect(message).toContain("`kaleyra.whatsapp.FlowsEncryptionKey`, in the flow's `dependsOn`");
    expect(message).toContain("`npx kaleyra-flows endpoint check`");
  });

  it("has no hint about endpoints for a flow without one", async () => {
    const { endpointUri: _, ...plain } = published;

    const message = await messageAfter(failures.badPayload, { ...plain, flowJson: aDocument() });

    expect(message).not.toContain("endpoint");
  });
});

describe("a create that is refused for one of its values", () => {
  const cloned = someInputs({ cloneFlowId: "7", endpointUri });

  it.each<[RefusalName, string]>([
    ["noSuchFlow", "Check cloneFlowId"],
    ["twoCloneSources", "A clone has one source"],
    ["endpointInDocument", "data_channel_uri"],
    ["invalidEndpoint", "Check endpointUri"],
    ["invalidDataApiVersion", "data_api_version to one that its version has"],
    ["tooFewForMetrics", "Too few people"],
    ["nameTaken", "Choose another name"],
  ])("has a hint about %s", async (name, hint) => {
    for (const body of formsOf(name)) {
      await using kaleyra = await startEmulator();
      kaleyra.addFault({ operation: "createFlow", times: "always", status: 400, body });

      const { message } = await errorOf(createFlow(cloned, contextOn(kaleyra)));

      expect(message).toMatch(/^could not create flow survey, since Kaleyra answered 400: /);
      expect(message).toContain(hint);
    }
  });

  it("is recognized by Meta's subcode in any language, if the name is taken", async () => {
    await using kaleyra = await startEmulator();
    const body = { error: { code: 100, error_subcode: 4016019, message: "Parámetro no válido" } };
    kaleyra.addFault({ operation: "createFlow", times: "always", status: 400, body });

    const { message } = await errorOf(createFlow(cloned, contextOn(kaleyra)));

    expect(message).toContain("Choose another name");
  });
});

describe("a change of a flow that Kaleyra does not know", () => {
  const changed = someInputs({ flowJson: aDocument("New") });

  it.each([
    ["an edit", { ...changed, publish: true }],
    ["a publish", { ...changed, flowJson: aDocument(), publish: true }],
  ])("shows whether the flow or its whole WABA is unknown: %s", async (_given, inputs) => {
    await using kaleyra = await startEmulator();
    const state = someState(kaleyra, { flowJson: aDocument() });

    const { message } = await errorOf(updateFlow("404", state, inputs, contextOn(kaleyra)));

    expect(message).toMatch(/^could not [\w ]+ survey \(404\): .*does not list it either/);
    expect(message).toContain("After `pulumi refresh`");
  });

  it("names the credentials if the account does not even have the WABA", async () => {
    await using kaleyra = await startEmulator();
    const wabaId = "999";
    const state = someState(kaleyra, { wabaId, flowJson: aDocument() });
    const inputs = { ...changed, wabaId, publish: true };

    const { message } = await errorOf(updateFlow("404", state, inputs, contextOn(kaleyra)));

    expect(message).toContain("knows neither it nor its WABA 999 in this account");
    expect(message).toContain("kaleyra:sid, kaleyra:apiKey, kaleyra:pod");
  });
});
