import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import type { Deployment, PulumiFn } from "@pulumi/pulumi/automation";
import { startEmulator, type EmulatorOptions } from "kaleyra-emulator";
import * as dynamic from "pulumi-kaleyra";
import * as native from "pulumi-kaleyra-native";

import { accountFingerprint } from "../../../provider/kaleyra/connection";
import { aDocument } from "../../support/documents";
import { aFlow, type FlowArgs } from "../../support/flows";

/** The flows of every recorded state. A release may add some, but must not change any. */
const declared: Readonly<Record<string, FlowArgs>> = {
  draft: aFlow(),
  published: aFlow({ name: "survey", flowJson: JSON.stringify(aDocument()), publish: true }),
  bare: { categories: ["SURVEY"] },
  endpoint: aFlow({
    endpointUri: "https://flows.example.com/a",
    deletionPolicy: "DeleteOnly",
    updateStrategy: "Replace",
    flowJsonValidation: "Warn",
  }),
};

const classes = {
  dynamic: dynamic.whatsapp.Flow,
  plugin: native.whatsapp.Flow as unknown as typeof dynamic.whatsapp.Flow,
};

export type Adapter = keyof typeof classes;

/** The program that wrote the states, for an adapter. */
export function programFor(adapter: Adapter): PulumiFn {
  return () => {
    const Flow = classes[adapter];
    for (const [name, args] of Object.entries(declared)) new Flow(name, args);
    return Promise.resolve();
  };
}

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
