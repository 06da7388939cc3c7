import { flowLabel } from "../../../provider/lifecycle/flow/state";
import { printable } from "../../../provider/text";
import { adapters, isFlowMigration } from "../pulumi/adapter";
import type { PendingOperation } from "../pulumi/deployment";
import { shellWord } from "../terminal";
import type { PendingResult } from "./pending-result";

/** The text of a result, line by line. */
export function describeResult(result: PendingResult): readonly string[] {
  const { create } = result;
  const { urn } = create.resource;
  const { name, wabaId } = create.inputs;
  const head = `${printable(urn)}\n  interrupted while creating ${printable(JSON.stringify(name))} in WABA ${wabaId}`;
  if (result.kind === "notCreated") {
    return [
      head,
      "  The WABA has no flow of that name: nothing was created. The pending operation will be cleared.",
    ];
  }
  const { flow } = result;
  const forPlugin = create.adapter === adapters.plugin ? " --plugin" : "";
  const there = `${printable(flowLabel(flow, flow.id))}, ${flow.status}`;
  switch (result.kind) {
    case "alreadyInState":
      return [
        head,
        `  It was created, and the stack has it: ${there}. The pending operation will be cleared.`,
      ];
    case "adopt":
      return [
        head,
        `  It was created: ${there}. It will be adopted, and the next \`pulumi up\` goes on from there.`,
      ];
    case "adoptForDeletion":
      return [
        head,
        `  It was created: ${there}. The stack has another flow by now, so this one will be adopted for deletion: ` +
          "the next `pulumi up` or `pulumi destroy` deletes it.",
      ];
    case "perhapsForeign":
      return [
        head,
        `  There is a flow of that name: ${there}. The program chose the name, so the flow may be somebody else's.`,
        `  If the killed run created it: kaleyra-flows recover --adopt ${shellWord(urn)}`,
        `  To manage it as a resource of its own: kaleyra-flows import --waba ${wabaId} --id ${flow.id}${forPlugin}`,
        "  If it is somebody else's: give the flow another name in the program, and clear the pending operation with",
        "  `pulumi refresh --clear-pending-creates`.",
      ];
    default:
      return result satisfies never;
  }
}

/** What to do about a pending operation that the engine resolves. */
export function describeOther({ resource, type }: PendingOperation): readonly string[] {
  const head = `${printable(resource.urn)}\n  interrupted while ${type}`;
  if (type === "creating" && isFlowMigration(resource)) {
    return [
      head,
      "  It is not known whether the copy was made: `kaleyra-flows list` shows whether the destination has a flow of that name.",
      "  Clear the pending operation with `pulumi refresh --clear-pending-creates`; the next `pulumi up` copies, or reports what prevents it.",
    ];
  }
  return [
    head,
    type === "creating"
      ? "  It is not a flow at Kaleyra, so it stays pending: `pulumi refresh` asks about it."
      : "  `pulumi refresh` reads its current state and clears the pending operation; `pulumi up --refresh` goes on from there.",
  ];
}
