import type * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";

import { classes } from "../../support/adapter";
import type { FlowArgs } from "../../support/flows";

/** A flow as a program declares it. */
export interface Declared {
  readonly args: FlowArgs;
  readonly opts?: pulumi.CustomResourceOptions;
}

/** A resource type of flows, with its declaration in a program. */
export interface ResourceType {
  readonly type: string;
  readonly declare: (name: string, declared: Declared) => pulumi.CustomResource;
}

export const resourceTypes: readonly ResourceType[] = [
  {
    type: "pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow",
    declare: (name, { args, opts }) => new classes.dynamic.Flow(name, args, opts),
  },
  {
    type: "kaleyra:whatsapp:Flow",
    declare: (name, { args, opts }) => new classes.plugin.Flow(name, args, opts),
  },
];

/** A program that declares exactly these flows. */
export function programOf(
  { declare }: ResourceType,
  declared: Readonly<Record<string, Declared>>,
): PulumiFn {
  return () => {
    for (const [name, one] of Object.entries(declared)) declare(name, one);
    return Promise.resolve();
  };
}
