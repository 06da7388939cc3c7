import { startEmulator } from "kaleyra-emulator";

import { aDocument } from "../support/documents";
import { aFlow, flows, idOf } from "../support/flows";
import { TestStack } from "../support/stack";

/** A flow with an endpoint. The screen ONLY does not exist, which is only a warning. */
const withEndpoint = {
  flowJson: { ...aDocument(), data_api_version: "3.0", routing_model: { ONLY: [] } },
  endpointUri: "https://flows.example.com/booking",
  flowJsonValidation: "Warn",
} as const;

it("a refused publish names the condition that is not met, and the next up publishes once all are", async () => {
  await using kaleyra = await startEmulator();
  await using stack = await TestStack.create({
    kaleyra,
    program: flows({ form: aFlow({ ...withEndpoint, publish: true }) }),
  });
  const hints = [
    ["app", "A flow with an endpoint needs a Meta app"],
    ["response", "WhatsApp sends a health check to https://flows.example.com/booking"],
    ["webhooks", "to the webhook field `flows`"],
  ] as const;

  for (const [unmetCondition, hint] of hints) {
    kaleyra.configure({ unmetCondition });
    const { output } = await stack.up();

    expect(output).toMatch(/could not publish form-\w+ \(\d+\), since Kaleyra answered 400: /);
    expect(output).toContain(hint);
  }
  kaleyra.configure({ unmetCondition: "none" });
  const published = await stack.up();

  expect(published.ok).toBe(true);
  expect(kaleyra.flows()).toEqual([expect.objectContaining({ status: "PUBLISHED" })]);
});

it("a create or an upload that Meta refuses names the value to change", async () => {
  await using kaleyra = await startEmulator({ switches: { malformedDocuments: "refused" } });
  const old = { ...aDocument(), version: "2.1" }; // Before 3.0 a document names its own endpoint.
  await using stack = await TestStack.create({
    kaleyra,
    program: flows({ old: aFlow({ flowJson: old, flowJsonValidation: "Off" }) }),
  });
  expect(await stack.up()).toMatchObject({ ok: true });
  const source = await idOf(stack, "old");
  const { endpointUri } = withEndpoint;

  const run = await stack.up(
    flows({
      old: aFlow({ flowJson: old, flowJsonValidation: "Off" }),
      absent: aFlow({ cloneFlowId: "7" }),
      endpoint: { categories: ["OTHER"], cloneFlowId: source, endpointUri },
      version: aFlow({
        flowJson: { ...aDocument(), data_api_version: "9.9" },
        flowJsonValidation: "Off",
      }),
    }),
    { continueOnError: true },
  );

  expect(run.ok).toBe(false);
  expect(run.output).toContain("Check cloneFlowId");
  expect(run.output).toContain("has its endpoint in data_channel_uri");
  expect(run.output).toContain("Set the document's data_api_version to one that its version has");
});
