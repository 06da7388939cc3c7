/**
 * `run-row.ts OPERATION emulator|other`: runs one row of the matrix, and prints it (`MatrixRow`) as
 * JSON. main.ts starts a process for each row.
 */
import { cellsOf } from "./matrix/cell";
import { faultKinds } from "./matrix/fault-kinds";
import { type Operation, type OperationKey, operations } from "./matrix/operations";
import { runGroup } from "./matrix/run-group";
import type { MatrixRow } from "./report/sections";
import { emulatorUnderFault } from "./server/emulator-under-fault";
import { otherKinds, otherServer } from "./server/other-server";

async function main(key: OperationKey, server: string): Promise<void> {
  const operation: Operation = operations[key];
  const { title, impossible = [] } = operation;
  const isOther = server === "other";
  const kinds = (isOther ? otherKinds : faultKinds).filter((kind) => !impossible.includes(kind));
  const cells = cellsOf(kinds);
  await using kaleyra = await (isOther ? otherServer(cells) : emulatorUnderFault(cells));
  const row: MatrixRow = { title, outcomes: await runGroup(operation, cells, kaleyra) };
  process.stdout.write(JSON.stringify(row));
}

void main(process.argv[2] as OperationKey, process.argv[3] ?? "emulator");
