import { type Emulator, metaErrorBody, metaRefusals, startEmulator } from "kaleyra-emulator";

import { aDocument } from "../support/documents";
import { aFlow, flows, operations } from "../support/flows";
import { TestStack } from "../support/stack";
import { otherWaba } from "./support/changes";

const refusal = { status: 400, body: metaErrorBody(metaRefusals.integrity, "A1b2c3") };

/**
 * Each number takes eleven bytes in a message to the engine, and two in the document. The state of an
 * unfinished flow reaches the engine in a gRPC trailer of at most 16 MiB: see the end of
 * provider/lifecycle/flow/update.ts.
 */
const ofNumbers = { ...aDocument(), numbers: Array.from({ length: 1_300_000 }, () => 1) };
/** Kaleyra accepts at most 10 MB. */
const nearTheLimit = JSON.stringify({ ...aDocument(), text: "é".repeat(4_900_000) });

it.each([
  { given: "an object of many numbers", flowJson: ofNumbers },
  { given: "a text near Kaleyra's limit", flowJson: nearTheLimit },
])(
  "a refused publish of $given loses neither that flow nor others",
  async ({ flowJson }) => {
    await using service = await startEmulator();
    const large = aFlow({ flowJson, flowJsonValidation: "Off", publish: true });
    const program = flows({ large, other: aFlow({ wabaId: otherWaba }) });
    await using stack = await TestStack.create({ kaleyra: service, program });
    // Without the emulator's own errors, such as about the property `numbers`.
    service.addFault({
      operation: "uploadDocument",
      applyThenRespond: { status: 200, body: { success: true } },
    });
    service.addFault({ operation: "publishFlow", times: "always", ...refusal });
    // The create of the other flow is in progress while this one fails.
    service.addFault({ operation: "createFlow", path: otherWaba, slowBodyMs: 12_000 });

    const failed = await stack.up(undefined, { continueOnError: true });

    expect(failed.ok).toBe(false);
    expect(failed.output).toContain("Meta 139000");
    const ids = idsAt(service);
    expect((await stack.flows()).map(({ id }) => id).sort()).toEqual(ids);
    expect(ids).toHaveLength(2);

    service.clearFaults();
    service.clearRequests();
    expect(await stack.up()).toMatchObject({ ok: true });
    expect(operations(service)).not.toContain("createFlow");
    expect(idsAt(service)).toEqual(ids);
    const statuses = service.flows().map(({ status }) => status);
    expect(statuses.sort()).toEqual(["DRAFT", "PUBLISHED"]);
  },
  400_000, // Longer than the default: the engine writes such a state slowly.
);

/** The ids of the flows at Kaleyra, sorted. */
function idsAt(kaleyra: Pick<Emulator, "flows">): readonly string[] {
  const ids = kaleyra.flows().map(({ id }) => id);
  return ids.sort();
}
