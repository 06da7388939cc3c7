import type * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";

import { classes } from "../../support/adapter";
import type { FlowArgs } from "../../support/flows";

/** A flow as a program declares it. */
export interface Declared {
  readonly args: FlowArgs;
  readonly opts?: pulumi.CustomResourceOptions;
}

/** A resource type of flows. */
export interface ResourceType {
  /** The type token, as `policy/src/flow/flow.ts` has it. */
  readonly type: string;
  /** Declares a flow of the type in a running program. */
  readonly declare: (name: string, declared: Declared) => pulumi.CustomResource;
}

/** The type on the dynamic provider, and the type on the plugin. */
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
    for (const [name, flow] of Object.entries(declared)) declare(name, flow);
    return Promise.resolve();
  };
}
