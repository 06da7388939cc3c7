import type { PulumiFn } from "@pulumi/pulumi/automation";
import * as dynamic from "pulumi-kaleyra";
import * as native from "pulumi-kaleyra-native";

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
