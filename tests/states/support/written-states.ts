import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import type { Deployment, PulumiFn } from "@pulumi/pulumi/automation";
import { type Emulator, type EmulatorOptions, startEmulator } from "kaleyra-emulator";

import { accountFingerprint } from "../../../provider/kaleyra/connection";
import { classes } from "../../support/adapter";
import type { FlowArgs } from "../../support/flows";

export type AdapterName = keyof typeof classes;

/** Not `aDocument` of tests/support: a change of that one would not match the recordings. */
const document = {
  version: "7.3",
  screens: [
    {
      id: "FIRST",
      title: "First",
      terminal: true,
      layout: {
        type: "SingleColumnLayout",
        children: [
          { type: "TextHeading", text: "Hello" },
          { type: "Footer", label: "Done", "on-click-action": { name: "complete", payload: {} } },
        ],
      },
    },
  ],
};

/**
 * The flows that every recording contains, by their name in the program. Never change, add or
 * remove one: with the recordings of earlier releases, the preview would not be empty.
 */
const declared: Readonly<Record<string, FlowArgs>> = {
  draft: { categories: ["OTHER"], flowJson: document },
  published: {
    categories: ["OTHER"],
    flowJson: JSON.stringify(document),
    name: "survey",
    publish: true,
  },
  bare: { categories: ["SURVEY"] },
  endpoint: {
    categories: ["OTHER"],
    flowJson: document,
    endpointUri: "https://flows.example.com/a",
    deletionPolicy: "DeleteOnly",
    updateStrategy: "Replace",
    flowJsonValidation: "Warn",
  },
};

/** The program of all recordings, through an adapter. */
export function programFor(adapter: AdapterName): PulumiFn {
  return () => {
    const { Flow } = classes[adapter];
    for (const [name, args] of Object.entries(declared)) new Flow(name, args);
    return Promise.resolve();
  };
}

const folder = path.join(__dirname, "..", "written");

/**
 * What a release wrote: the content of `written/<release>-<adapter>.json`. `tests/states/main.ts`
 * records it once, at the release.
 */
export interface Recording {
  /** The fingerprint of account and host in the state. */
  readonly account: string;
  readonly flows: NonNullable<EmulatorOptions["flows"]>;
  readonly state: Deployment;
}

/** The names of all recordings, as `<release>-<adapter>`. */
export const recordings: readonly string[] = readdirSync(folder).map((file) =>
  path.basename(file, ".json"),
);

/**
 * Starts an emulator with the flows of a recording, which the caller disposes of. In the returned
 * state the fingerprint is that of this emulator, whose host is another than at the recording.
 */
export async function startAsRecorded(
  name: string,
): Promise<{ readonly kaleyra: Emulator; readonly state: Deployment }> {
  const text = readFileSync(path.join(folder, `${name}.json`), "utf8");
  const { account, flows, state } = JSON.parse(text) as Recording;
  const kaleyra = await startEmulator({ flows });
  const { KALEYRA_SID: sid } = kaleyra.environment;
  const currentAccount = accountFingerprint({ apiUrl: new URL(kaleyra.url), sid });
  const stateText = JSON.stringify(state).replaceAll(account, currentAccount);
  return { kaleyra, state: JSON.parse(stateText) as Deployment };
}
