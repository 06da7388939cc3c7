import type { Run } from "../../support/run";
import type { TestStack } from "../../support/stack";
import { faultyKey, type FaultyKaleyra, type Span } from "../server/faulty-kaleyra";
import type { Cell } from "./cell";
import { countsAfterDestroy, countsAfterUp } from "./count";
import { messagesOf, type Message, withPlaceholders } from "./messages";
import { graceSeconds, newStack, runLimitSeconds, timeLimitSeconds } from "./new-stack";
import type { Operation } from "./operations";
import type { Outcome, Verdict } from "./outcome";
import { attemptsOfHook, lastVersionOf, programOf } from "./program";

/**
 * Runs one row of the matrix on one stack: each cell is a flow, and all flows meet their faults in the
 * same run. Then the faults end, `up` and `destroy` run, and the result is counted.
 *
 * @throws {Error} If a run fails without an error about one of the flows.
 */
export async function runGroup(
  operation: Operation,
  cells: readonly Cell[],
  kaleyra: FaultyKaleyra,
): Promise<readonly Outcome[]> {
  await using stack = await newStack(kaleyra, programOf(operation, cells, "first"));
  const group = new Group(stack, kaleyra, operation);
  const lastProgram = programOf(operation, cells, lastVersionOf(operation));

  if (operation.phase !== "create") await group.mustSucceed(() => stack.up());
  if (operation.staged === "before") {
    await group.mustSucceed(() => stack.up(programOf(operation, cells, "staged")));
  }
  await kaleyra.injectFaults(operation.request, cells);
  const faultRun = await group.run(() => runWithFault(operation, stack, lastProgram));
  const unmetWabas = await kaleyra.repair();
  assertExplained(faultRun, cells);

  const cleared = operation.choosesName ? await deleteByHand(faultRun, cells, kaleyra) : [];
  const rerun = await group.run(() => stack.up(lastProgram));
  assertExplained(rerun, cells);
  const upCounts = await countsAfterUp(operation, cells, stack, kaleyra);
  const destroyRun = await group.run(() => stack.destroy());
  assertExplained(destroyRun, cells);
  const destroyCounts = await countsAfterDestroy(cells, stack, kaleyra);
  const keys = group.keys();

  return cells.map((cell, index): Outcome => {
    const messages = messagesOf(faultRun.output, cell);
    const later = [rerun, destroyRun].flatMap(({ output }) => messagesOf(output, cell));
    const laterErrors = later.filter(({ severity }) => severity === "error");
    return {
      cell,
      verdict: verdictOf(messages),
      messages: [...new Set(messages.map(({ text }) => withPlaceholders(text)))],
      laterErrors: laterErrors.map(({ text }) => text),
      hasMetFault: !unmetWabas.includes(cell.wabaId),
      isDeletedByHand: cleared.includes(cell),
      counts: { ...upCounts[index]!, ...destroyCounts[index]!, keys, hangs: group.hangs(cell) },
    };
  });
}

/**
 * Deletes the flows with a chosen name that the messages name, as the messages ask.
 *
 * @returns The cells of these flows.
 */
async function deleteByHand(
  { output }: Run,
  cells: readonly Cell[],
  kaleyra: FaultyKaleyra,
): Promise<readonly Cell[]> {
  const named = cells.flatMap((cell) => {
    const texts = messagesOf(output, cell).map(({ text }) => text);
    // The message of provider/lifecycle/flow/create.ts.
    const id = /has a flow of that name, (\d+)/.exec(texts.join("\n"))?.[1];
    return id === undefined ? [] : [{ cell, id }];
  });
  for (const { id } of named) await kaleyra.remove(id);
  return named.map(({ cell }) => cell);
}

/** @param changed The program after the change. */
function runWithFault(operation: Operation, stack: TestStack, changed: () => Promise<void>) {
  switch (operation.phase) {
    case "create":
      return stack.up();
    case "change":
      return stack.up(changed);
    case "refresh":
      return stack.refresh();
    case "destroy":
      return stack.destroy();
    default:
      return operation.phase satisfies never;
  }
}

/** @throws {Error} If the run failed without an error about one of the cells. */
function assertExplained(run: Run, cells: readonly Cell[]): void {
  const explained = cells.some((cell) => verdictOf(messagesOf(run.output, cell)) === "failed");
  if (!run.ok && !explained) {
    throw new Error(`A run failed without an error about a flow:\n${run.output}`);
  }
}

function verdictOf(messages: readonly Message[]): Verdict {
  if (messages.some(({ severity }) => severity === "error")) return "failed";
  return messages.length > 0 ? "warned" : "ok";
}

/** Runs commands on one stack, and watches for hangs and for the API key. */
class Group {
  readonly #stack: TestStack;
  readonly #kaleyra: FaultyKaleyra;
  /** The ids of the WABAs in which an operation took too long. */
  readonly #hangingWabas = new Set<string>();
  /** How long one operation on a flow may take. */
  readonly #longestSeconds: number;
  /** What was printed and stored so far. */
  #texts = "";

  constructor(stack: TestStack, kaleyra: FaultyKaleyra, { hasErrorHook = false }: Operation) {
    this.#stack = stack;
    this.#kaleyra = kaleyra;
    const attempts = hasErrorHook ? attemptsOfHook : 1;
    this.#longestSeconds = attempts * (timeLimitSeconds + graceSeconds);
  }

  /** @throws {Error} If the run as a whole hung. */
  async run(command: () => Promise<Run>): Promise<Run> {
    const began = Date.now();
    const run = await command();
    this.#texts += run.output + (await this.#stack.stateText());
    const spans = await this.#kaleyra.spans();
    for (const waba of longerThan(this.#longestSeconds, spans)) this.#hangingWabas.add(waba);
    const seconds = (Date.now() - began) / 1000;
    if (seconds > runLimitSeconds) throw new Error(`A run took ${seconds} seconds:\n${run.output}`);
    return run;
  }

  /** @throws {Error} If the run fails, which it must not without a fault. */
  async mustSucceed(command: () => Promise<Run>): Promise<void> {
    const { ok, output } = await this.run(command);
    if (!ok) throw new Error(`A run failed without a fault:\n${output}`);
  }

  hangs({ wabaId }: Cell): number {
    return this.#hangingWabas.has(wabaId) ? 1 : 0;
  }

  /** How often the API key is in what was printed and stored: a number for all cells of the row. */
  keys(): number {
    return this.#texts.split(faultyKey).length - 1;
  }
}

/** The WABAs in which more time passed from the first request of a run to the end of the last. */
function longerThan(seconds: number, spans: readonly Span[]): string[] {
  const wabas = new Map<string, { from: number; to: number }>();
  for (const { wabaId, from, to } of spans) {
    const span = wabas.get(wabaId) ?? { from, to: from };
    const end = Math.min(to, Date.now()); // A request without an end is still open.
    wabas.set(wabaId, { from: Math.min(span.from, from), to: Math.max(span.to, end) });
  }
  return [...wabas]
    .filter(([, { from, to }]) => to - from > seconds * 1000)
    .map(([wabaId]) => wabaId);
}
