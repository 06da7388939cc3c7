import type { EmulatorEnvironment, OperationName } from "kaleyra-emulator";

import type { Cell } from "../matrix/cell";

/** A flow as the server has it, which is the truth that everything is measured by. */
export interface ServedFlow {
  readonly id: string;
  readonly wabaId: string;
  readonly name: string;
  readonly status: string;
  readonly categories: readonly string[];
  readonly document: string;
}

/** When the requests for one cell's flow began and ended, in milliseconds since 1970. */
export interface Span {
  readonly wabaId: string;
  readonly from: number;
  readonly to: number;
}

/** A Kaleyra that fails on demand: the emulator, or the other server. */
export interface FaultyKaleyra extends AsyncDisposable {
  readonly environment: EmulatorEnvironment;
  flows(): Promise<readonly ServedFlow[]>;
  /** Adds a fault for each cell: for the flow that it has, or else for the one that it will create. */
  injectFaults(operation: OperationName, cells: readonly Cell[]): Promise<void>;
  /** Ends all faults. */
  repair(): Promise<void>;
  /** What a user does in Kaleyra's console. */
  remove(id: string): Promise<void>;
  /** Since the last time it was asked. */
  spans(): Promise<readonly Span[]>;
}

export const faultySid = "HXEM00000000FAULTY1IN";
/** Looked for in everything that is printed and stored. */
export const faultyKey = "Afaultykey000000000000000000000one";

const firstWaba = "200000000000000101";
export const secondWaba = "200000000000000103";

/** An account with both, for an emulator that one project has for itself. */
export const twoWabas = {
  sid: faultySid,
  apiKeys: [faultyKey],
  wabas: [firstWaba, secondWaba].map((id) => ({ id, phoneNumbers: [`+${id}`] })),
};
