import { flowLabel } from "../../../provider/lifecycle/flow/state";
import { printable } from "../../../provider/text";
import { adapters, isFlowMigration } from "../pulumi/adapter";
import type { PendingOperation } from "../pulumi/deployment";
import { shellWord } from "../terminal";
import type { Finding } from "./finding";

/** A finding as the user reads it, line by line. */
export function describeFinding(finding: Finding): readonly string[] {
  const { create } = finding;
  const { urn } = create.resource;
  const { name, wabaId } = create.inputs;
  const head = `${printable(urn)}\n  interrupted while creating ${printable(JSON.stringify(name))} in WABA ${wabaId}`;
  if (finding.kind === "nothingMade") {
    return [
      head,
      "  The WABA has no flow of that name: nothing was made. The pending operation will be cleared.",
    ];
  }
  const { flow } = finding;
  const forPlugin = create.adapter === adapters.plugin ? " --plugin" : "";
  const there = `${printable(flowLabel(flow, flow.id))}, ${flow.status}`;
  switch (finding.kind) {
    case "alreadyInState":
      return [
        head,
        `  It was made, and the stack has it: ${there}. The pending operation will be cleared.`,
      ];
    case "takeIn":
      return [
        head,
        `  It was made: ${there}. It will be taken in, and the next \`pulumi up\` goes on from there.`,
      ];
    case "takeInToDelete":
      return [
        head,
        `  It was made: ${there}. The stack has gone on with another flow, so this one will be taken in as left over: ` +
          "the next `pulumi up` or `pulumi destroy` deletes it.",
      ];
    case "perhapsForeign":
      return [
        head,
        `  There is a flow of that name: ${there}. The name was chosen in the program, so it is not certain whose it is.`,
        `  If the killed run made it: kaleyra-flows recover --adopt ${shellWord(urn)}`,
        `  To manage it as a resource of its own: kaleyra-flows import --waba ${wabaId} --id ${flow.id}${forPlugin}`,
        "  If it is somebody else's: give the flow another name in the program, and clear what is pending with",
        "  `pulumi refresh --clear-pending-creates`.",
      ];
    default:
      return finding satisfies never;
  }
}

/** What to do about a pending operation that is left to the engine. */
export function describeOther({ resource, type }: PendingOperation): readonly string[] {
  const head = `${printable(resource.urn)}\n  interrupted while ${type}`;
  if (type === "creating" && isFlowMigration(resource)) {
    return [
      head,
      "  Nothing tells whether the copy was made: `kaleyra-flows list` shows whether the destination has a flow of that name.",
      "  Clear what is pending with `pulumi refresh --clear-pending-creates`; the next `pulumi up` copies, or says what is in the way.",
    ];
  }
  return [
    head,
    type === "creating"
      ? "  It is no flow of Kaleyra's, so it stays pending: `pulumi refresh` asks about it."
      : "  `pulumi refresh` reads what it is now and clears what is pending; `pulumi up --refresh` goes on from there.",
  ];
}
