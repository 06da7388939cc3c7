import * as pulumi from "@pulumi/pulumi";
import * as state from "@pulumi/pulumi/runtime/state";

import { type ProgramInputs, programMember } from "../../provider/dynamic/program-inputs";

/** A resource as its constructor declares it. */
interface Declaration {
  readonly type: string;
  readonly name: string;
  readonly opts: pulumi.CustomResourceOptions | undefined;
}

/**
 * The data that a constructor passes to check, in addition to the properties. In a preview, check
 * returns its failures in the outputs instead of failing, since the engine ends a run at the first
 * resource whose check fails. `show-failures.ts` reports them.
 *
 * @param document The `flowJson` of a flow, which may contain secrets.
 */
export function programInputs(declaration: Declaration, document?: unknown): pulumi.Inputs {
  const { opts } = declaration;
  if (opts?.id !== undefined) return {}; // A resource that is looked up is not checked.
  const inputs: Readonly<Record<keyof ProgramInputs, unknown>> = {
    // The outputs of an import come from a read, so they would not have the failures.
    showsFailures: pulumi.runtime.isDryRun() && opts?.import === undefined,
    isPreview: pulumi.runtime.isDryRun(),
    // For check's failures. What inherited transforms make secret, `show-failures.ts` sees in the outputs.
    documentIsSecret:
      hasTransforms(opts) ||
      opts?.additionalSecretOutputs?.includes("flowJson") === true ||
      secretIn(document),
    // For the lines about a changed document, which the provider itself shows.
    hasTransforms: hasTransforms(opts) || inheritsTransforms(opts?.parent),
    urn: urnOf(declaration),
    deleteBeforeReplace: opts?.deleteBeforeReplace === true,
  };
  // A failure may quote the document, and a preview as JSON shows inputs.
  return { [programMember]: inputs.showsFailures === true ? pulumi.secret(inputs) : inputs };
}

/**
 * Returns a promise: an output would make the resource depend on its parent, and so on its own
 * siblings.
 */
function urnOf({ type, name, opts }: Declaration): Promise<string> {
  return new Promise((resolve) => {
    pulumi.createUrn(name, type, opts?.parent).apply(resolve);
  });
}

/**
 * Whether the resource itself has transforms. These may replace the document, and whether the new
 * one contains secrets shows only in the outputs of a preview.
 */
function hasTransforms({ transforms = [], transformations = [] }: pulumi.ResourceOptions = {}) {
  return transforms.length + transformations.length > 0;
}

/**
 * The store of the running program. Pulumi exports the function at run time, but its types lack it.
 */
const { getStore } = state as { readonly getStore?: () => { readonly callbacks?: unknown } };

/**
 * Whether the stack or a parent may have transforms. Pulumi keeps the older kind, transformations,
 * in a private member of each resource. It serves the newer kind to the engine with callbacks, which
 * do not show whose they are.
 */
function inheritsTransforms(parent: pulumi.Resource | undefined): boolean {
  const owner = (parent ?? pulumi.runtime.getStackResource()) as
    | { readonly __transformations?: readonly unknown[] }
    | undefined;
  return getStore?.().callbacks !== undefined || (owner?.__transformations ?? []).length > 0;
}

/**
 * Whether a value contains a secret. A promise only if the value has outputs or promises, which are
 * awaited.
 */
function secretIn(value: unknown): false | Promise<boolean> {
  const parts = [...pendingIn(value)];
  if (parts.length === 0) return false;
  // If a promise fails, the property fails too, and its error is the one that Pulumi reports.
  return Promise.all(parts.map(isSecret)).then(
    (secrets) => secrets.includes(true),
    () => true,
  );
}

async function isSecret(part: pulumi.Output<unknown> | Promise<unknown>): Promise<boolean> {
  return pulumi.Output.isInstance(part) ? pulumi.isSecret(part) : secretIn(await part);
}

/** The outputs and promises in a value, at any depth. */
function* pendingIn(value: unknown): Generator<pulumi.Output<unknown> | Promise<unknown>> {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) {
    yield value;
  } else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) yield* pendingIn(part);
  }
}
