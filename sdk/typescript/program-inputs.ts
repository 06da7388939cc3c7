import * as pulumi from "@pulumi/pulumi";
import * as state from "@pulumi/pulumi/runtime/state";

import { type ProgramInputs, programMember } from "../../provider/dynamic/program-inputs";

/** The arguments of a resource's constructor. */
interface Declared {
  readonly type: string;
  readonly name: string;
  readonly opts: pulumi.CustomResourceOptions | undefined;
}

/**
 * The data that a constructor passes to check, in addition to the properties. In a preview, check
 * returns its failures instead of failing, since the engine ends a run at the first resource whose
 * check fails. A resource that is looked up or imported does not have them in its outputs.
 */
export function programInputs(declared: Declared, document?: unknown): pulumi.Inputs {
  const { opts } = declared;
  if (opts?.id !== undefined) return {};
  const inputs: Readonly<Record<keyof ProgramInputs, unknown>> = {
    showsFailures: pulumi.runtime.isDryRun() && opts?.import === undefined,
    isPreview: pulumi.runtime.isDryRun(),
    documentIsSecret:
      hasTransforms(opts) ||
      opts?.additionalSecretOutputs?.includes("flowJson") === true ||
      secretIn(document),
    hasTransforms: hasTransforms(opts) || inheritsTransforms(opts?.parent),
    urn: urnOf(declared),
    deleteBeforeReplace: opts?.deleteBeforeReplace === true,
  };
  // A failure may quote the document, and a preview as JSON shows inputs.
  return { [programMember]: inputs.showsFailures === true ? pulumi.secret(inputs) : inputs };
}

/**
 * Returns a promise: an output would make the resource depend on its parent, and so on its own
 * siblings.
 */
function urnOf({ type, name, opts }: Declared): Promise<string> {
  return new Promise((resolve) => {
    pulumi.createUrn(name, type, opts?.parent).apply(resolve);
  });
}

/**
 * Transforms may replace the document. Its secrets are then visible only in the outputs of a
 * preview.
 */
function hasTransforms({ transforms = [], transformations = [] }: pulumi.ResourceOptions = {}) {
  return transforms.length + transformations.length > 0;
}

/** Exported only at run time. */
const { getStore } = state as { readonly getStore?: () => { readonly callbacks?: unknown } };

/**
 * Transforms of the stack or a parent. Pulumi keeps the older kind with the resources, and serves
 * the newer kind to the engine.
 */
function inheritsTransforms(parent: pulumi.Resource | undefined): boolean {
  const above = (parent ?? pulumi.runtime.getStackResource()) as
    | { readonly __transformations?: readonly unknown[] }
    | undefined;
  return getStore?.().callbacks !== undefined || (above?.__transformations ?? []).length > 0;
}

/** Whether a value contains a secret. Only outputs and promises have to be awaited. */
function secretIn(value: unknown): false | Promise<boolean> {
  const parts = [...pendingIn(value)];
  if (parts.length === 0) return false;
  // A promise that fails here also fails the property itself.
  return Promise.all(parts.map(isSecret)).then(
    (secrets) => secrets.includes(true),
    () => true,
  );
}

async function isSecret(part: pulumi.Output<unknown> | Promise<unknown>): Promise<boolean> {
  return pulumi.Output.isInstance(part) ? pulumi.isSecret(part) : secretIn(await part);
}

function* pendingIn(value: unknown): Generator<pulumi.Output<unknown> | Promise<unknown>> {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) {
    yield value;
  } else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) yield* pendingIn(part);
  }
}
