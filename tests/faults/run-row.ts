/** One row of the matrix in a process of its own; prints its outcomes as JSON. */
import { cellsOf } from "./matrix/cell";
import { faultKinds } from "./matrix/fault-kinds";
import { type Operation, type OperationKey, operations } from "./matrix/operations";
import { runGroup } from "./matrix/run-group";
import { emulatorUnderFault } from "./server/emulator-under-fault";
import { otherKinds, otherServer } from "./server/other-server";

async function main(key: OperationKey, server: string): Promise<void> {
  const operation: Operation = operations[key];
  const { impossible = [] } = operation;
  const isOther = server === "other";
  const kinds = (isOther ? otherKinds : faultKinds).filter((kind) => !impossible.includes(kind));
  const cells = cellsOf(kinds);
  await using kaleyra = await (isOther ? otherServer(cells) : emulatorUnderFault(cells));
  const outcomes = await runGroup(operation, cells, kaleyra);
  process.stdout.write(JSON.stringify({ title: operation.title, outcomes }));
}

void main(process.argv[2] as OperationKey, process.argv[3] ?? "emulator");
