import { failures, notFound, startEmulator, type Switches } from "kaleyra-emulator";

import { flowId } from "../../../provider/kaleyra/ids";
import { TimeLimit } from "../../../provider/kaleyra/time-limit";
import { deleteFlow } from "../../../provider/lifecycle/flow/delete";
import { operations } from "../../support/client";
import { contextOn, errorOf, someState } from "../support/flow";

const id = "112";
/** The forms of a refused deletion: the emulator's switch `deletionRefusal`. */
const forms = ["wrapped", "nested", "generic", "raw", "fault", "success-false", "foreign"] as const;
const liveStatuses = ["PUBLISHED", "THROTTLED", "BLOCKED"];

describe("deleteFlow", () => {
  it("deletes a draft with one call and no message", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    const context = contextOn(kaleyra);

    await deleteFlow(id, someState(kaleyra), context);

    expect(kaleyra.flows()).toEqual([]);
    expect(operations(kaleyra)).toEqual(["deleteFlow"]);
    expect(context.warnings).toEqual([]);
  });

  it.each(
    forms.flatMap((deletionRefusal) =>
      liveStatuses.map((status) => [deletionRefusal, status] as const),
    ),
  )(
    "deprecates, with a warning, if form %s refuses to delete a flow that is %s",
    async (deletionRefusal, status) => {
      await using kaleyra = await startEmulator({
        flows: [{ id, status }],
        switches: { deletionRefusal },
      });
      const context = contextOn(kaleyra);

      await deleteFlow(id, someState(kaleyra), context);

      expect(kaleyra.flow(id)?.status).toBe("DEPRECATED");
      expect(context.warnings).toEqual([
        expect.stringMatching(
          /^DEPRECATED, not deleted, since .*name "survey" most likely stays taken$/,
        ),
      ]);
    },
  );

  it.each(["wrapped", "raw", "nested"] as const)(
    "needs only two calls if the refusal has the reason, in form %s",
    async (deletionRefusal) => {
      await using kaleyra = await startEmulator({
        flows: [{ id, status: "PUBLISHED" }],
        switches: { deletionRefusal },
      });

      await deleteFlow(id, someState(kaleyra), contextOn(kaleyra));

      expect(operations(kaleyra)).toEqual(["deleteFlow", "deprecateFlow"]);
    },
  );

  it.each(forms)(
    "succeeds with form %s for a flow that is already DEPRECATED",
    async (deletionRefusal) => {
      await using kaleyra = await startEmulator({
        flows: [{ id, status: "DEPRECATED" }],
        switches: { deletionRefusal },
      });
      const context = contextOn(kaleyra);

      await deleteFlow(id, someState(kaleyra, { status: "PUBLISHED" }), context);

      expect(kaleyra.flow(id)?.status).toBe("DEPRECATED");
      expect(context.warnings).toHaveLength(1);
    },
  );

  it.each(["DRAFT", "PUBLISHED"])("is safe to run twice on a flow that was %s", async (status) => {
    await using kaleyra = await startEmulator({ flows: [{ id, status }] });

    await deleteFlow(id, someState(kaleyra), contextOn(kaleyra));
    const after = kaleyra.flows();
    await deleteFlow(id, someState(kaleyra), contextOn(kaleyra));

    expect(kaleyra.flows()).toEqual(after);
  });

  it("does not read 'no such flow' in a 500 as gone", async () => {
    await using kaleyra = await startEmulator({ switches: { notFoundStatus: 500 } });

    const error = await errorOf(deleteFlow(id, someState(kaleyra), contextOn(kaleyra)));

    expect(error.message).toContain("could not delete survey (112), since Kaleyra answered 500");
  });

  it.each([401, 400, 404])(
    "reads 'no such flow' with status %s as gone, if the WABA does not list it either",
    async (notFoundStatus) => {
      await using kaleyra = await startEmulator({ switches: { notFoundStatus } });

      await deleteFlow(id, someState(kaleyra), contextOn(kaleyra));

      expect(operations(kaleyra)).toEqual(["deleteFlow", "listFlows"]);
    },
  );

  it.each([
    ["its deletion", "deleteFlow", "wrapped"],
    ["its deprecation", "deprecateFlow", "wrapped"],
    // Only after a refusal without a reason, the status is read.
    ["the read after an unexplained refusal", "getFlow", "generic"],
  ] as const)(
    "keeps a live flow if %s responds that it does not exist",
    async (_given, operation, deletionRefusal) => {
      await using kaleyra = await startEmulator({
        flows: [{ id, status: "PUBLISHED" }],
        switches: { deletionRefusal },
      });
      kaleyra.addFault({ operation, ...notFound("flow_id"), times: "always" });

      const error = await errorOf(deleteFlow(id, someState(kaleyra), contextOn(kaleyra)));

      expect(error.message).toMatch(/survey \(112\): Kaleyra lists it \(PUBLISHED\) but answers/);
      expect(kaleyra.flow(id)?.status).toBe("PUBLISHED");
    },
  );

  it("keeps a flow in the state if the account does not have its WABA", async () => {
    await using kaleyra = await startEmulator();
    const state = someState(kaleyra, { wabaId: "200000000000000999" });

    const error = await errorOf(deleteFlow(id, state, contextOn(kaleyra)));

    expect(error.message).toMatch(
      /neither it nor its WABA 200000000000000999.*pulumi state delete/,
    );
  });

  it("keeps a flow if the list cannot be read", async () => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "listFlows", ...failures.notEntitled, times: "always" });

    const error = await errorOf(deleteFlow(id, someState(kaleyra), contextOn(kaleyra)));

    expect(error.message).toMatch(/could not delete survey \(112\), since .*not available/);
  });

  it("waits for a list that still shows a deleted flow", async () => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({
      operation: "listFlows",
      status: 200,
      body: { data: [{ id, name: "survey", status: "DRAFT", categories: [] }] },
    });

    await deleteFlow(id, someState(kaleyra), contextOn(kaleyra));

    expect(operations(kaleyra)).toEqual(["deleteFlow", "listFlows", "listFlows"]);
  });

  it.each([
    ["wrong credentials", failures.badCredentials, /Incorrect SID or API key.*kaleyra:apiKey/],
    [
      "an account without the API",
      failures.notEntitled,
      /not available for given customer.*support/,
    ],
    ["an incorrect payload", failures.badPayload, /Refer to correct payload format/],
    [
      "a page",
      { status: 502, body: "<html>Bad Gateway</html>" },
      /answered 502 with a page instead of JSON: Bad Gateway/,
    ],
    ["a 403", { status: 403, body: { message: "no" } }, /whitelist/],
    ["a redirect", { status: 302, body: "" }, /redirect/],
  ])("keeps a draft after %s, with the reason", async (_given, response, message) => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ operation: "deleteFlow", ...response, times: "always" });

    const error = await errorOf(deleteFlow(id, someState(kaleyra), contextOn(kaleyra)));

    expect(error.message).toMatch(/^could not delete survey \(112\)[:,] /);
    expect(error.message).toMatch(message);
    expect(kaleyra.flow(id)?.status).toBe("DRAFT");
  });

  it.each(["deleteFlow", "deprecateFlow"] as const)(
    "reports a %s without a response",
    async (operation) => {
      await using kaleyra = await startEmulator({ flows: [{ id, status: "PUBLISHED" }] });
      kaleyra.addFault({ operation, hang: "before", times: "always" });
      const context = contextOn(kaleyra, {
        limit: new TimeLimit(3),
        requestTimeoutSeconds: 1.5,
      });

      const error = await errorOf(deleteFlow(id, someState(kaleyra), context));

      expect(error.message).toMatch(
        /within (1.5|the time limit of 3) seconds.*kaleyra:timeoutSeconds/,
      );
      expect(kaleyra.flow(id)?.status).toBe("PUBLISHED");
    },
  );

  it.each<[string, Partial<Switches>]>([
    ["without a body", { emptySuccess: true }],
    ["wrapped", { envelope: "wrapped" }],
  ])("succeeds if responses are %s", async (_given, switches) => {
    await using kaleyra = await startEmulator({
      flows: [{ id }, { id: "113", name: "b", status: "PUBLISHED" }],
      switches,
    });

    await deleteFlow(id, someState(kaleyra), contextOn(kaleyra));
    await deleteFlow("113", someState(kaleyra), contextOn(kaleyra));

    expect(kaleyra.flows().map(({ status }) => status)).toEqual(["DEPRECATED"]);
  });

  it.each([
    ["deleteFlow", "DRAFT"],
    ["deleteFlow", "PUBLISHED"],
    ["deprecateFlow", "PUBLISHED"],
  ] as const)("succeeds if the response to %s is lost, from %s", async (operation, status) => {
    await using kaleyra = await startEmulator({ flows: [{ id, status }] });
    kaleyra.addFault({ operation, reset: "after" });

    await deleteFlow(id, someState(kaleyra), contextOn(kaleyra));

    expect(kaleyra.flow(id)?.status).toBe(status === "DRAFT" ? undefined : "DEPRECATED");
  });

  it("does not treat a flow as a draft while reads lag behind its publish", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id }],
      switches: { deletionRefusal: "generic" },
    });
    kaleyra.configure({ readLagReads: 2 });
    await contextOn(kaleyra).client.flows.publish(flowId(id));

    await deleteFlow(id, someState(kaleyra, { status: "PUBLISHED" }), contextOn(kaleyra));

    expect(kaleyra.flow(id)?.status).toBe("DEPRECATED");
  });

  it("tries each way once if a formerly published draft refuses both", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id, formerlyPublished: true }],
      switches: { formerlyPublishedUndeletable: true },
    });

    const error = await errorOf(deleteFlow(id, someState(kaleyra), contextOn(kaleyra)));

    expect(error.message).toMatch(
      /DRAFT.*did not delete it.*nor deprecate it.*Set publish to true.*Retain/,
    );
    expect(operations(kaleyra)).toEqual(["deleteFlow", "deprecateFlow", "getFlow"]);
  });
});

describe("deletionPolicy", () => {
  it.each(["DRAFT", "PUBLISHED"])("Prevent sends nothing for a flow that is %s", async (status) => {
    await using kaleyra = await startEmulator({ flows: [{ id, status }] });
    const state = someState(kaleyra, { deletionPolicy: "Prevent" });

    const error = await errorOf(deleteFlow(id, state, contextOn(kaleyra)));

    expect(error.message).toMatch(/survey \(112\).*deletionPolicy/);
    expect(kaleyra.requests()).toEqual([]);
  });

  it("Retain sends nothing and warns", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id, status: "PUBLISHED" }] });
    const context = contextOn(kaleyra);

    await deleteFlow(id, someState(kaleyra, { deletionPolicy: "Retain" }), context);

    expect(kaleyra.requests()).toEqual([]);
    expect(context.warnings).toEqual([expect.stringContaining("stays at Kaleyra as it is")]);
  });

  it("DeleteOnly deletes a draft", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });

    await deleteFlow(id, someState(kaleyra, { deletionPolicy: "DeleteOnly" }), contextOn(kaleyra));

    expect(kaleyra.flows()).toEqual([]);
  });

  it.each(forms)("DeleteOnly stops at a refusal of form %s", async (deletionRefusal) => {
    await using kaleyra = await startEmulator({
      flows: [{ id, status: "PUBLISHED" }],
      switches: { deletionRefusal },
    });
    const state = someState(kaleyra, { deletionPolicy: "DeleteOnly" });

    const error = await errorOf(deleteFlow(id, state, contextOn(kaleyra)));

    expect(error.message).toMatch(/its deletionPolicy is "DeleteOnly"/);
    expect(kaleyra.flow(id)?.status).toBe("PUBLISHED");
  });
});
