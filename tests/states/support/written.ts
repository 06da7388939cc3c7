import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import type { Deployment } from "@pulumi/pulumi/automation";
import { type EmulatorOptions, startEmulator } from "kaleyra-emulator";

import { accountFingerprint } from "../../../provider/kaleyra/connection";

const folder = path.join(__dirname, "..", "written");

/** The record of a release: its state, and the flows at Kaleyra at that time. */
export interface Written {
  /** The fingerprint of the account and host at that time. */
  readonly account: string;
  readonly flows: NonNullable<EmulatorOptions["flows"]>;
  readonly state: Deployment;
}

/** All recorded states, as `<release>-<adapter>`. */
export const writtenStates: readonly string[] = readdirSync(folder).map((file) =>
  path.basename(file, ".json"),
);

/** A Kaleyra as it was when the state was recorded, and the state with that Kaleyra's account. */
export async function asWritten(name: string) {
  const text = readFileSync(path.join(folder, `${name}.json`), "utf8");
  const { account, flows, state } = JSON.parse(text) as Written;
  const kaleyra = await startEmulator({ flows });
  const { KALEYRA_SID: sid } = kaleyra.environment;
  const now = accountFingerprint({ apiUrl: new URL(kaleyra.url), sid });
  const adapted = JSON.stringify(state).replaceAll(account, now);
  return { kaleyra, state: JSON.parse(adapted) as Deployment };
}
