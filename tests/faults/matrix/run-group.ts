import type { Run } from "../../support/run";
import type { TestStack } from "../../support/stack";
import { faultyKey, type FaultyKaleyra, type Span } from "../server/faulty-kaleyra";
import type { Cell } from "./cell";
import { atTheEnd, onceRepaired } from "./count";
import { messagesOf, type Message } from "./messages";
import { graceSeconds, newStack, runLimitSeconds, timeLimitSeconds } from "./new-stack";
import type { Operation } from "./operations";
import type { Outcome, Verdict } from "./outcome";
import { attemptsOfHook, programOf } from "./program";

/**
 * One row of the matrix on one stack: each cell is a flow, each flow meets its fault in the same
 * run. Then the fault goes, and `up` and `destroy` have to end well.
 */
export async function runGroup(
  operation: Operation,
  cells: readonly Cell[],
  kaleyra: FaultyKaleyra,
): Promise<readonly Outcome[]> {
  await using stack = await newStack(kaleyra, programOf(operation, cells, "first"));
  const group = new Group(stack, kaleyra, operation);
  const afterwards = programOf(
    operation,
    cells,
    operation.phase === "change" ? "changed" : "first",
  );

  if (operation.phase !== "create") await group.mustEndWell(() => stack.up());
  if (operation.staged === "before") {
    await group.mustEndWell(() => stack.up(programOf(operation, cells, "staged")));
  }
  await kaleyra.injectFaults(operation.request, cells);
  const faultRun = await group.run(() => runWithFault(operation, stack, afterwards));
  await kaleyra.repair();
  mustBeExplained(faultRun, cells);

  const inTheWay = operation.choosesName ? await removeByHand(faultRun, cells, kaleyra) : [];
  const rerun = await group.run(() => stack.up(afterwards));
  mustBeExplained(rerun, cells);
  const repairedCounts = await onceRepaired(operation, cells, stack, kaleyra);
  const destroyed = await group.run(() => stack.destroy());
  mustBeExplained(destroyed, cells);
  const finalCounts = await atTheEnd(cells, stack, kaleyra);
  const keys = group.keys();

  return cells.map((cell, index): Outcome => {
    const messages = messagesOf(faultRun.output, cell);
    const later = [rerun, destroyed].flatMap(({ output }) => messagesOf(output, cell));
    return {
      cell,
      verdict: verdictOf(messages),
      messages: messages.map(({ text }) => text),
      later: later.filter(({ severity }) => severity === "error").map(({ text }) => text),
      byHand: inTheWay.includes(cell),
      counts: { ...repairedCounts[index]!, ...finalCounts[index]!, keys, hangs: group.hangs(cell) },
    };
  });
}

/** Follows the message: looks at the flow with the chosen name, and deletes it. */
async function removeByHand(
  { output }: Run,
  cells: readonly Cell[],
  kaleyra: FaultyKaleyra,
): Promise<readonly Cell[]> {
  const named = cells.flatMap((cell) => {
    const texts = messagesOf(output, cell).map(({ text }) => text);
    const id = /has a flow of that name, (\d+)/.exec(texts.join("\n"))?.[1];
    return id === undefined ? [] : [{ cell, id }];
  });
  for (const { id } of named) await kaleyra.remove(id);
  return named.map(({ cell }) => cell);
}

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

/** A run fails for what the cells meet, and for nothing else. */
function mustBeExplained(run: Run, cells: readonly Cell[]): void {
  const explained = cells.some((cell) => verdictOf(messagesOf(run.output, cell)) === "failed");
  if (!run.ok && !explained) throw new Error(`A run failed for no flow's sake:\n${run.output}`);
}

function verdictOf(messages: readonly Message[]): Verdict {
  if (messages.some(({ severity }) => severity === "error")) return "failed";
  return messages.length > 0 ? "warned" : "ok";
}

/** The runs of one stack, with the results that they share. */
class Group {
  readonly #stack: TestStack;
  readonly #kaleyra: FaultyKaleyra;
  readonly #hanging = new Set<string>();
  readonly #longestSeconds: number;
  #texts = "";

  constructor(stack: TestStack, kaleyra: FaultyKaleyra, { hasErrorHook = false }: Operation) {
    this.#stack = stack;
    this.#kaleyra = kaleyra;
    const attempts = hasErrorHook ? attemptsOfHook : 1;
    this.#longestSeconds = attempts * (timeLimitSeconds + graceSeconds);
  }

  async run(command: () => Promise<Run>): Promise<Run> {
    const began = Date.now();
    const run = await command();
    this.#texts += run.output + (await this.#stack.stateText());
    const spans = await this.#kaleyra.spans();
    for (const waba of longerThan(this.#longestSeconds, spans)) this.#hanging.add(waba);
    const seconds = (Date.now() - began) / 1000;
    if (seconds > runLimitSeconds) throw new Error(`A run took ${seconds} seconds:\n${run.output}`);
    return run;
  }

  async mustEndWell(command: () => Promise<Run>): Promise<void> {
    const { ok, output } = await this.run(command);
    if (!ok) throw new Error(`Without a fault it failed:\n${output}`);
  }

  hangs({ wabaId }: Cell): number {
    return this.#hanging.has(wabaId) ? 1 : 0;
  }

  keys(): number {
    return this.#texts.split(faultyKey).length - 1;
  }
}

/** WABAs whose requests went on for longer than one operation may. */
function longerThan(seconds: number, spans: readonly Span[]): string[] {
  const wabas = new Map<string, { from: number; to: number }>();
  for (const { wabaId, from, to } of spans) {
    const so = wabas.get(wabaId) ?? { from, to: from };
    const end = Math.min(to, Date.now());
    wabas.set(wabaId, { from: Math.min(so.from, from), to: Math.max(so.to, end) });
  }
  return [...wabas]
    .filter(([, { from, to }]) => to - from > seconds * 1000)
    .map(([wabaId]) => wabaId);
}
