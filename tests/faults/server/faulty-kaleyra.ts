import type { EmulatorEnvironment, OperationName } from "kaleyra-emulator";

import type { Cell } from "../matrix/cell";

/** A flow as the server has it. The counts compare the state and the program with these. */
export interface ServedFlow {
  readonly id: string;
  readonly wabaId: string;
  readonly name: string;
  readonly status: string;
  readonly categories: readonly string[];
  readonly document: string;
}

/** When one request about a WABA or its flows began and ended, in milliseconds since 1970. */
export interface Span {
  readonly wabaId: string;
  readonly from: number;
  /** `Infinity` or the present for a request that is still open. */
  readonly to: number;
}

/** A Kaleyra that fails on demand: the emulator, or the other server. */
export interface FaultyKaleyra extends AsyncDisposable {
  /** The variables with which a program uses this Kaleyra. */
  readonly environment: EmulatorEnvironment;
  flows(): Promise<readonly ServedFlow[]>;
  /** Adds the fault of each cell, for the flow that its WABA has, or else for the one that it will have. */
  injectFaults(operation: OperationName, cells: readonly Cell[]): Promise<void>;
  /**
   * Ends all faults.
   *
   * @returns The ids of the WABAs in which no request has met its fault. Of a fault that lasts forever
   * that is not known.
   */
  repair(): Promise<readonly string[]>;
  /** Deletes a flow, as a user does in Kaleyra's console. */
  remove(id: string): Promise<void>;
  /** The requests since the last call. */
  spans(): Promise<readonly Span[]>;
}

/** The SID of the account of every server here. */
export const faultySid = "HXEM00000000FAULTY1IN";
/** The API key of that account. The counts search for it in everything that is printed and stored. */
export const faultyKey = "Afaultykey000000000000000000000one";

const firstWaba = "200000000000000101";
/** A flow that moves goes from the first WABA, the default, to this one. */
export const secondWaba = "200000000000000103";

/** An account with two WABAs, for the emulators of deaths, incidents and replacements. */
export const twoWabas = {
  sid: faultySid,
  apiKeys: [faultyKey],
  wabas: [firstWaba, secondWaba].map((id) => ({ id, phoneNumbers: [`+${id}`] })),
};
