import * as pulumi from "@pulumi/pulumi";

// oxlint-disable-next-line no-restricted-imports -- what the program and the check of the dynamic provider hand to each other
import { type ProgramInputs, programMember } from "../../provider/dynamic/program-inputs";

/**
 * What a constructor hands to check beside the properties. In a preview check returns its failures,
 * since the engine ends a run at the first resource whose check fails; the outputs of a resource that
 * is looked up or imported would not have them.
 */
export function programInputs(
  opts: pulumi.CustomResourceOptions | undefined,
  document?: unknown,
): pulumi.Inputs {
  if (opts?.id !== undefined) return {};
  const documentIsSecret = secretIn(document);
  if (pulumi.runtime.isDryRun() && opts?.import === undefined) {
    const inputs: Record<keyof ProgramInputs, unknown> = { showsFailures: true, documentIsSecret };
    // A failure may quote the document, and a preview as JSON shows inputs.
    return { [programMember]: pulumi.secret(inputs) };
  }
  if (documentIsSecret === false) return {};
  // Nothing for a document that is no secret: an input leaves its name among the state's property dependencies.
  return {
    [programMember]: documentIsSecret.then((secret) =>
      secret ? { documentIsSecret: true } : undefined,
    ),
  };
}

/** Whether something is secret inside a value; only outputs and promises have to be waited for. */
function secretIn(value: unknown): false | Promise<boolean> {
  const parts = [...pendingIn(value)];
  if (parts.length === 0) return false;
  // What fails here fails the property itself.
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
