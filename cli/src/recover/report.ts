import type { Flow } from "../../../provider/kaleyra/flow";
import { flowLabel } from "../../../provider/lifecycle/flow/state";
import { printable } from "../../../provider/text";
import { jsonText, shellWord } from "../output";
import { adapters, isFlowMigration } from "../pulumi/adapter";
import { type Deployment, managingResources, type PendingOperation } from "../pulumi/deployment";
import { describeHolder, type Holder, type ManagedFlows } from "../pulumi/managed-flows";
import { isOnlyPending, isRepeatable, type PendingCreate } from "../pulumi/pending-create";

/**
 * The result for one pending creation:
 *
 * - `notCreated`: the WABA has no flow of that name.
 * - `alreadyInState`: the stack has the flow.
 * - `ofAnotherStack`: another stack of the project has the flow, so the run did not create it.
 * - `perhapsOfAnotherStack`: another stack has the name, under an id that may be out of date.
 * - `perhapsForeign`: the program chose the name, so the flow may belong to someone else.
 * - `foreign`: the user confirmed that the flow belongs to someone else.
 * - `adopt`: the flow is added to the state.
 * - `adoptForDeletion`: the stack has another flow by now, so the next update deletes this one.
 */
export type PendingResult = { readonly create: PendingCreate } & (
  | { readonly kind: "notCreated" }
  | { readonly kind: "alreadyInState" | "perhapsForeign" | "foreign"; readonly flow: Flow }
  | {
      readonly kind: "ofAnotherStack" | "perhapsOfAnotherStack";
      readonly flow: Flow;
      readonly holder: Holder;
    }
  | { readonly kind: "adopt" | "adoptForDeletion"; readonly flow: Flow }
);

/**
 * Decides about each pending creation. A flow goes to the first creation that adopts it.
 *
 * @param flows The flows that have the WABA and the name of a creation.
 * @param adopted URNs whose flow of that name belongs to this stack, as the user confirmed.
 * @param cleared URNs whose flow of that name belongs to someone else, as the user confirmed.
 * @param others The flows of the project's other stacks: two stacks must not manage one flow.
 */
export function resultsOf(
  creates: readonly PendingCreate[],
  flows: ReadonlyMap<PendingCreate, Flow>,
  {
    state,
    adopted,
    cleared,
    others,
  }: {
    readonly state: Deployment;
    readonly adopted: readonly string[];
    readonly cleared: readonly string[];
    readonly others: ManagedFlows;
  },
): readonly PendingResult[] {
  const resources = managingResources(state);
  const urnsWithFlow = new Set(resources.map(({ urn }) => urn));
  const idsInStack = new Set(resources.map(({ id }) => id));

  return creates.map((create): PendingResult => {
    const flow = flows.get(create);
    if (flow === undefined) return { create, kind: "notCreated" };
    const { urn } = create.resource;
    if (idsInStack.has(flow.id)) return { create, flow, kind: "alreadyInState" };
    // A creation that is pending in another stack too proves nothing about who created the flow.
    const holder = others
      .holdersOf(flow, create.inputs.wabaId)
      .find(({ by }) => by !== "pendingCreate");
    if (holder !== undefined) {
      const kind = holder.by === "id" ? "ofAnotherStack" : "perhapsOfAnotherStack";
      return { create, flow, kind, holder };
    }
    if (!create.hasUniqueName && !adopted.includes(urn)) {
      return { create, flow, kind: cleared.includes(urn) ? "foreign" : "perhapsForeign" };
    }
    const kind = urnsWithFlow.has(urn) ? "adoptForDeletion" : "adopt";
    urnsWithFlow.add(urn);
    idsInStack.add(flow.id);
    return { create, flow, kind };
  });
}

/** The text of a result. A line may contain line breaks. */
export function describeResult(result: PendingResult): readonly string[] {
  const { create } = result;
  const { urn } = create.resource;
  const { name, wabaId } = create.inputs;
  const heading = `${printable(urn)}\n  interrupted while creating ${printable(JSON.stringify(name))} in WABA ${wabaId}`;
  if (result.kind === "notCreated") {
    return [
      heading,
      "  The WABA has no flow of that name: nothing was created. The pending operation will be cleared.",
    ];
  }
  const { flow } = result;
  const forPlugin = create.adapter === adapters.plugin ? " --plugin" : "";
  const flowText = `${printable(flowLabel(flow, flow.id))}, ${flow.status}`;
  switch (result.kind) {
    case "alreadyInState":
      return [
        heading,
        `  It was created, and the stack has it: ${flowText}. The pending operation will be cleared.`,
      ];
    case "ofAnotherStack":
      return [
        heading,
        `  It was not created: there is a flow of that name, ${flowText}, and ${describeHolder(result.holder)}.`,
        "  The pending operation will be cleared. Give the flow another name in the program of this stack.",
      ];
    case "perhapsOfAnotherStack":
      return [
        heading,
        `  There is a flow of that name: ${flowText}. But ${describeHolder(result.holder)}; then run this again.`,
      ];
    case "foreign":
      return [
        heading,
        `  ${flowText}, which has that name, belongs to someone else. The pending operation will be cleared.`,
      ];
    case "adopt":
      return [
        heading,
        `  It was created: ${flowText}. It will be adopted, and the next \`pulumi up\` goes on from there.`,
      ];
    case "adoptForDeletion":
      return [
        heading,
        `  It was created: ${flowText}. The stack has another flow by now, so this one will be adopted for deletion: ` +
          "the next `pulumi up` or `pulumi destroy` deletes it.",
      ];
    case "perhapsForeign":
      return [
        heading,
        `  There is a flow of that name: ${flowText}. The program chose the name, so the flow may belong to someone else.`,
        `  If the killed run created it: kaleyra-flows recover --adopt ${shellWord(urn)}`,
        `  To manage it as a resource of its own: kaleyra-flows import --waba ${wabaId} --id ${flow.id}${forPlugin}`,
        `  If it belongs to someone else: give the flow another name in the program, then kaleyra-flows recover --clear ${shellWord(urn)}`,
      ];
    default:
      return result satisfies never;
  }
}

/** What to do about a pending operation that `recover` does not resolve. */
export function describeOther(operation: PendingOperation): readonly string[] {
  const { resource, type } = operation;
  const heading = `${printable(resource.urn)}\n  interrupted while ${type}`;
  const clear = `kaleyra-flows recover --clear ${shellWord(resource.urn)}`;
  if (type === "creating" && isFlowMigration(resource)) {
    return [
      heading,
      "  The copy may exist: `kaleyra-flows list` shows whether the destination has a flow of that name.",
      `  Clear the pending operation: ${clear}. The next \`pulumi up\` copies it, or reports what prevents that.`,
    ];
  }
  if (isRepeatable(operation)) {
    return [heading, "  The pending operation will be cleared; the next `pulumi up` sets the key."];
  }
  return [
    heading,
    isOnlyPending(operation)
      ? `  It is not a flow at Kaleyra: \`pulumi refresh\` prompts for it. If it does not exist: ${clear}`
      : "  `pulumi refresh` reads its current state and clears the pending operation; `pulumi up --refresh` goes on from there.",
  ];
}

/** What a run of `recover` found and did. */
export interface Recovery {
  readonly discarded: readonly Flow[];
  /** All pending operations, in the order of the state. */
  readonly pending: readonly PendingOperation[];
  readonly results: readonly PendingResult[];
  /** The pending operations on other resources that were cleared. */
  readonly cleared: readonly PendingOperation[];
  readonly orphans: readonly Flow[];
}

/** The outcome of each result in the JSON: see docs/recover.md. */
const outcomes = {
  notCreated: "cleared",
  alreadyInState: "cleared",
  ofAnotherStack: "cleared",
  perhapsOfAnotherStack: "undecided",
  adopt: "adopted",
  adoptForDeletion: "adoptedForDeletion",
  perhapsForeign: "undecided",
  foreign: "cleared",
} as const satisfies Readonly<Record<PendingResult["kind"], string>>;

/** Whether nothing is written for the result before the user decides. */
export function isUndecided({ kind }: PendingResult): boolean {
  return outcomes[kind] === "undecided";
}

/** The report as JSON, for programs. Its keys are stable. */
export function jsonReport({ discarded, pending, results, cleared, orphans }: Recovery): string {
  const report = {
    pending: pending.map((operation) => {
      const { type, resource } = operation;
      const result = results.find(({ create }) => create.operation === operation);
      return {
        urn: resource.urn,
        type,
        outcome: result === undefined ? outcomeOfOther(operation, cleared) : outcomes[result.kind],
        ...(result !== undefined && "flow" in result && { flow: identityOf(result.flow) }),
      };
    }),
    discarded: discarded.map(identityOf),
    orphans: orphans.map(identityOf),
  };
  return jsonText(report);
}

/** The outcome of an operation without a result. `left`: it stays in the state. */
function outcomeOfOther(operation: PendingOperation, cleared: readonly PendingOperation[]) {
  return cleared.includes(operation) ? "cleared" : "left";
}

function identityOf({ id, name, status }: Flow) {
  return { id, name, status };
}
