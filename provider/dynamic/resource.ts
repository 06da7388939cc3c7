import { reasonToShow, withoutAbsentProperty } from "../lifecycle/check-result";
import {
  asReturned,
  displayName,
  outputsOf,
  stateIn,
  type Resource,
  type ResourceDiff,
} from "../lifecycle/resource";
import type { Planned } from "../lifecycle/value";
import { decode, encode } from "./codec";
import { endWithItsEngine, forHost, keepFromPrinting, printedByHost } from "./host";
import {
  haveFailed,
  programInputsIn,
  programMember,
  type ProgramOutputs,
  withValue,
} from "./program-inputs";
import { runtime, type HostConfig } from "./runtime";

/** The properties as the host passes them in, including the provider's own text. */
export interface HostProperties {
  readonly __provider?: unknown;
  readonly [property: string]: unknown;
}

/**
 * Creates the provider that Pulumi's dynamic host loads for a resource. The file of the resource
 * next to this one exports it. It only translates between the host and the lifecycle.
 */
export function dynamicProvider<Inputs extends object, State extends Inputs & { account: string }>(
  resource: Resource<Inputs, State>,
) {
  const stateOf = (olds: HostProperties) => asReturned<State>(stateIn(resource, decode(olds)));
  const inputsOf = (news: HostProperties) => asReturned<Inputs>(decode(news));
  const beginOn = (state: State, id: string, urn?: string) =>
    runtime.begin(displayName(resource, [state], { id }), urn);

  return {
    /** Synchronous, since the host does not await it before the first calls. */
    configure: ({ config }: { readonly config: HostConfig }): void => {
      runtime.configure(resource.kind, config);
      endWithItsEngine();
    },

    check: (olds: HostProperties, news: HostProperties) =>
      withHostErrors(news, async () => {
        runtime.check();
        const program = programInputsIn(news);
        const { showsFailures = false, documentIsSecret = false } = program;
        const bag = decode(news);
        const before = decode(olds);
        const isNew = Object.keys(before).length === 0;
        // A new resource has no diff, which warns for the others.
        if (program.isPreview === true && isNew) runtime.warnIfIncomplete();
        const subject = displayName(resource, [bag, before], { urn: program.urn });
        const { inputs, failures } = await resource.check(bag, before, {
          defaults: runtime.config.flowDefaults,
          warn: runtime.warnAbout(subject, program.urn),
          documentIsSecret,
          names: runtime.run.names,
          urn: program.urn,
          deleteBeforeReplace: program.deleteBeforeReplace === true,
        });
        if (showsFailures && failures.length > 0) {
          const outputs: ProgramOutputs = {
            failures: failures.map((failure) => withValue(failure, bag)),
          };
          return { inputs: { ...encode(inputs), [programMember]: encode(outputs) }, failures: [] };
        }
        const reported = failures
          .map((failure) => withoutAbsentProperty(failure, bag))
          .map((failure) => ({ ...failure, reason: reasonToShow(failure, documentIsSecret) }));
        const checked = encode(inputs);
        runtime.run.rows.note(resource.kind, checked, program);
        return { inputs: checked, failures: reported };
      }),

    diff: (id: string, olds: HostProperties, news: HostProperties) =>
      withHostErrors(news, () => {
        // An unchanged resource would return its stored outputs, which do not have the failures.
        if (haveFailed(news)) return { changes: true, replaces: [] };
        const state = stateOf(olds);
        const inputs = asReturned<Planned<Inputs>>(decode(news));
        const program = runtime.run.rows.of(resource.kind, news);
        const { urn, isPreview = false } = program;
        const warn = runtime.warnAbout(displayName(resource, [state], { id }), urn);
        const { account } = runtime.config;
        const onPlan = ({ changed }: ResourceDiff) => {
          if (!isPreview || changed.length === 0) return;
          runtime.warnIfIncomplete();
          if (urn === undefined || !changed.includes("flowJson")) return;
          // What the program did not say may be a secret.
          const documentIsSecret =
            program.documentIsSecret !== false || program.hasTransforms !== false;
          const lines = runtime.run.previewLines.of(resource, { state, inputs, documentIsSecret });
          if (lines !== undefined) runtime.engine.info(urn, lines);
        };
        const { changed, replaces } = runtime.run.diffs.of(
          resource,
          // The host has one configuration, so no other account could delete a replaced resource.
          { id, state, inputs, account, hasOtherAccounts: false },
          { warn, names: runtime.run.names, urn, onPlan },
        );
        return { changes: changed.length > 0, replaces: [...replaces] };
      }),

    create: (news: HostProperties) =>
      withHostErrors(news, async () => {
        const inputs = inputsOf(news);
        const { urn } = runtime.run.rows.of(resource.kind, news);
        const context = runtime.begin(displayName(resource, [inputs]), urn);
        const attempts = runtime.run.unfinishedAttempts;
        const { id, state } = await attempts.create(resource, inputs, context);
        return { id, outs: encode(outputsOf(resource, id, state)) };
      }),

    read: (id: string, olds: HostProperties) =>
      withHostErrors(olds, async () => {
        // Every state contains `account`. An import has only the id.
        const state = typeof olds["account"] === "string" ? stateOf(olds) : undefined;
        const context = state === undefined ? runtime.begin(id) : beginOn(state, id);
        const found = await resource.read(id, state, context);
        if (found === undefined && state === undefined) throw noSuch(resource.kind, id);
        // The host treats a resource with an empty id as deleted.
        if (found === undefined) return { id: "", props: {} };
        const { id: foundId = id } = found;
        if (state !== undefined) runtime.run.diffs.noteRead(resource, foundId);
        const props = encode(outputsOf(resource, foundId, found.state));
        return { id: foundId, props, inputs: encode(found.inputs) };
      }),

    update: (id: string, olds: HostProperties, news: HostProperties) =>
      withHostErrors(news, async () => {
        const state = stateOf(olds);
        const inputs = inputsOf(news);
        const { urn } = runtime.run.rows.of(resource.kind, news);
        const context = beginOn(state, id, urn);
        const attempts = runtime.run.unfinishedAttempts;
        const updated = await attempts.update(resource, id, state, inputs, context);
        return { outs: encode(outputsOf(resource, id, updated)) };
      }),

    delete: (id: string, olds: HostProperties) =>
      withHostErrors(olds, async () => {
        const state = stateOf(olds);
        await resource.delete(id, state, beginOn(state, id));
      }),
  };
}

/** The error for a resource that is read by its id and does not exist. */
function noSuch(kind: string, id: string): Error {
  return new Error(
    `could not read ${id}: this account has no such ${kind}. Check the id, and kaleyra:sid and kaleyra:apiUrl or kaleyra:pod.`,
  );
}

/** Runs a call of the host, and converts its error: see `forHost`. */
async function withHostErrors<Result>(
  { __provider }: HostProperties,
  operation: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await operation();
  } catch (error) {
    const hostError = forHost(error, __provider);
    keepFromPrinting(printedByHost(hostError));
    throw hostError;
  } finally {
    // The host may lose messages that arrive after the response.
    await runtime.engine.delivered();
  }
}
