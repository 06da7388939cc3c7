import { type Emulator, startEmulator } from "kaleyra-emulator";

import { aDocument } from "../support/documents";
import { aFlow, flows, idOf, operations } from "../support/flows";
import { TestStack } from "../support/stack";

const program = flows({
  draft: aFlow(),
  published: aFlow({ name: "survey", flowJson: JSON.stringify(aDocument()), publish: true }),
  bare: { categories: ["SURVEY"] },
});

/** Removes the emulator's account, but not the WABA, from the environment. */
const withoutAccount = {
  KALEYRA_API_URL: undefined,
  KALEYRA_SID: undefined,
  KALEYRA_API_KEY: undefined,
};

const drafts = (service: Emulator) => service.flows().filter(({ status }) => status === "DRAFT");

describe("a stack of flows", () => {
  it("runs from preview to destroy with the minimum of calls", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program,
      environment: withoutAccount,
    });

    const first = await stack.preview();
    expect(first).toMatchObject({
      ok: true,
      changes: { create: 4 },
      warnings: [expect.stringMatching(/kaleyra:sid .* are not set; the preview needs no access/)],
    });
    expect(service.requests()).toEqual([]);

    stack.moveTo(service);
    expect(await stack.up()).toMatchObject({ ok: true, changes: { create: 4 }, warnings: [] });
    const [draft, published, bare] = [
      await idOf(stack, "draft"),
      await idOf(stack, "published"),
      await idOf(stack, "bare"),
    ];
    expect(operations(service).filter((name) => name === "createFlow")).toHaveLength(3);
    expect(operations(service, draft)).toEqual(["uploadDocument"]);
    expect(operations(service, published)).toEqual(["uploadDocument", "publishFlow"]);
    expect(operations(service, bare)).toEqual([]);
    expect(service.flow(draft)).toMatchObject({
      name: expect.stringMatching(/^draft-[0-9a-f]{7}$/),
      status: "DRAFT",
      categories: ["OTHER"],
    });
    expect(service.flow(published)).toMatchObject({ name: "survey", status: "PUBLISHED" });
    expect(JSON.parse(service.flow(published)?.document ?? "")).toEqual(aDocument());
    expect(await stack.flow("published")).toMatchObject({
      outputs: { name: "survey", status: "PUBLISHED", publish: true, jsonVersion: "7.3" },
    });

    service.clearRequests();
    stack.setEnvironment(withoutAccount);
    expect(await stack.preview()).toMatchObject({ ok: true, changes: { same: 4 }, warnings: [] });
    stack.moveTo(service);
    expect(await stack.up()).toMatchObject({ ok: true, changes: { same: 4 }, warnings: [] });
    expect(service.requests()).toEqual([]);

    const destroyed = await stack.destroy();
    expect(destroyed).toMatchObject({ ok: true, changes: { delete: 4 } });
    expect(destroyed.warnings).toEqual([
      expect.stringMatching(new RegExp(`^kaleyra: survey \\(${published}\\): .*DEPRECATED`)),
    ]);
    expect(operations(service, draft)).toEqual(["deleteFlow"]);
    expect(operations(service, published)).toEqual(["deleteFlow", "deprecateFlow"]);
    expect(operations(service, bare)).toEqual(["deleteFlow"]);
    expect(drafts(service)).toEqual([]);
    expect(service.flow(published)?.status).toBe("DEPRECATED");
    expect(await stack.flows()).toEqual([]);
  });
});
