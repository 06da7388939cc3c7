/** A part of `npm run faults`, for `npm run test:slow`. */
import { runDeath } from "./death/run-death";
import { deaths } from "./death/scenarios";
import { incidents } from "./incidents/incidents";
import { runIncident } from "./incidents/run-incident";
import { cellsOf } from "./matrix/cell";
import type { FaultKind } from "./matrix/fault-kinds";
import { type Operation, type OperationKey, operations } from "./matrix/operations";
import { isClean, type Outcome } from "./matrix/outcome";
import { runGroup } from "./matrix/run-group";
import { runReplacement } from "./replacements/run-replacement";
import { replacements } from "./replacements/scenarios";
import { emulatorUnderFault } from "./server/emulator-under-fault";
import { otherServer } from "./server/other-server";

/** One of each sort: what is retried, what may have been applied, and what cannot be understood. */
const kinds: readonly FaultKind[] = [
  "500 forever",
  "429 with Retry-After",
  "reset after acting",
  "hang after acting",
  "cut body",
  "HTML page, 200",
  "empty 200",
  "wrong JSON types",
  "unknown status",
  "139001/4016012 once",
  "500 with Meta's code 1, acted on",
  "400, is_transient, acted on",
  "502 that says no such flow",
  "no such flow, though the WABA lists it",
  "409 of a gateway, acted on",
  "wrong content-encoding",
  "text that ends in half an emoji",
];

/** Whether something is left, or no request has met the fault, so that nothing could be. */
function isWrong(outcome: Outcome): boolean {
  return !isClean(outcome) || !outcome.hasMetFault;
}

describe("A fault in one request", () => {
  it.each<OperationKey>(["create", "upload", "edit", "deprecate"])(
    "leaves nothing behind after up and destroy: %s",
    async (key) => {
      const operation: Operation = operations[key];
      const cells = cellsOf(kinds.filter((kind) => !operation.impossible?.includes(kind)));
      await using kaleyra = await emulatorUnderFault(cells);

      const outcomes = await runGroup(operation, cells, kaleyra);

      expect(outcomes.filter(isWrong)).toEqual([]);
    },
  );

  it("leaves nothing behind at another server after up and destroy", async () => {
    const cells = cellsOf(["500 forever", "reset after acting", "empty 200"]);
    await using kaleyra = await otherServer(cells);

    const outcomes = await runGroup(operations.create, cells, kaleyra);

    expect(outcomes.filter(isWrong)).toEqual([]);
  });
});

describe("A killed engine", () => {
  it("leaves an edit of a live flow that the next up completes", async () => {
    const death = deaths.find(
      ({ scenario, request, moment, killedProcess }) =>
        scenario.title === "edit of a live flow" &&
        request === "uploadDocument" &&
        moment === "after" &&
        killedProcess === "engine",
    );

    const outcome = await runDeath(death!);

    expect(isClean(outcome)).toBe(true);
  });
});

describe("An incident", () => {
  it.each([
    "SIGINT, SIGINT during create",
    "SIGTERM during publish after an edit",
    "a TLS record that cannot be decrypted, after a create",
    "a certificate that is refused, at an edit",
    "kaleyra:debugLogFile in a folder that does not exist",
    "a list whose cursor repeats, and the response to a create lost",
    "a document refused with half an emoji at the cut",
  ])("leaves nothing behind after recover and one up: %s", async (title) => {
    const incident = incidents.find((one) => one.title === title);

    const outcome = await runIncident(incident!);

    // A failing test shows the whole outcome, with all that the user read.
    expect([outcome].filter((one) => !isClean(one))).toEqual([]);
  });
});

describe("A replacement", () => {
  it("removes no flow in use, and does not adopt the old flow, if the response to the create is lost", async () => {
    const title = "up --target-replace of a draft, the answer to the create lost";
    const replacement = replacements.find((one) => one.title === title);

    const { counts } = await runReplacement(replacement!);

    expect(counts).toEqual({ takenAway: 0, adoptedWrongly: 0, duplicates: 0, orphaned: 0 });
  });
});
