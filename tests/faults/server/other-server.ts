import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

import type { OperationName } from "kaleyra-emulator";

import type { Cell } from "../matrix/cell";
import type { FaultKind } from "../matrix/fault-kinds";
import {
  faultyKey,
  type FaultyKaleyra,
  faultySid,
  type ServedFlow,
  type Span,
} from "./faulty-kaleyra";

/** The faults that other-server/server.mjs knows; the compiler does not check that. */
export const otherKinds: readonly FaultKind[] = [
  "500 once",
  "500 forever",
  "429 with Retry-After",
  "reset before acting",
  "reset after acting",
  "hang before acting",
  "hang after acting",
  "cut body",
  "HTML page, 502",
  "success: false",
  "empty 200",
  "wrong JSON types",
];

/** Starts ../other-server/server.mjs, which is independent of the emulator, in its own process. */
export async function otherServer(cells: readonly Cell[]): Promise<FaultyKaleyra> {
  const script = join(__dirname, "..", "other-server", "server.mjs");
  const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = (await once(createInterface(child.stdout), "line")) as [string];
  // Every flow has its WABA as an argument, so any WABA can be the default.
  return new OtherServer(child, `http://127.0.0.1:${port}`, cells[0]?.wabaId ?? "");
}

class OtherServer implements FaultyKaleyra {
  readonly environment: FaultyKaleyra["environment"];
  readonly #child: ChildProcess;
  readonly #url: string;

  constructor(child: ChildProcess, url: string, wabaId: string) {
    this.#child = child;
    this.#url = url;
    this.environment = {
      KALEYRA_API_URL: url,
      KALEYRA_SID: faultySid,
      KALEYRA_API_KEY: faultyKey,
      KALEYRA_WABA_ID: wabaId,
    };
  }

  flows(): Promise<readonly ServedFlow[]> {
    return this.#control("GET", "flows") as Promise<readonly ServedFlow[]>;
  }

  async injectFaults(operation: OperationName, cells: readonly Cell[]): Promise<void> {
    await this.#control("POST", "inject-faults", { operation, cells });
  }

  repair(): Promise<readonly string[]> {
    return this.#control("POST", "repair") as Promise<readonly string[]>;
  }

  async remove(id: string): Promise<void> {
    await this.#control("DELETE", `flows/${id}`);
  }

  spans(): Promise<readonly Span[]> {
    return this.#control("GET", "spans") as Promise<readonly Span[]>;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill();
    await once(this.#child, "exit");
  }

  /** Calls one of the paths `/__…` of the server. */
  async #control(method: string, path: string, body?: object): Promise<unknown> {
    const init = { method, ...(body && { body: JSON.stringify(body) }) };
    return (await fetch(`${this.#url}/__${path}`, init)).json();
  }
}
