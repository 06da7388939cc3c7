import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

import {
  asReturned,
  displayName,
  outputsOf,
  stateIn,
  type ResourceDiff,
} from "../lifecycle/resource";
import { UnfinishedResource } from "../lifecycle/unfinished";
import { UNKNOWN, type PropertyBag } from "../lifecycle/value";
import { decode, encode } from "./codec";
import { detailedDiff } from "./detailed-diff";
import { initializationFailed } from "./errors";
import { about, type OperationCall, type Plugin, type ReplacedResource } from "./plugin";
import { resourceOf, type ServedResource } from "./resources";
import {
  unionOfSecrets,
  secretsAfterRead,
  secretsAt,
  type Properties,
  type Secrets,
  withDerivedSecrets,
} from "./secrets";

// The engine's calls about resources, translated to plain values and back. `server.ts` lists them.

export async function diff(plugin: Plugin, request: rpc.DiffRequest): Promise<rpc.DiffResponse> {
  const resource = resourceOf(request.getUrn());
  const id = request.getId();
  const olds = decode(request.getOlds());
  const news = decode(request.getNews());
  const state = stateOf(resource, olds.values);
  const inputs = news.values;
  return plugin.operate(about(request, olds, news), ({ config: { account }, names, warnAbout }) => {
    const warn = warnAbout(displayName(resource, [state], { id }));
    const onPlan = ({ replaces }: ResourceDiff) => {
      if (replaces.length === 0) return;
      plugin.run.replaced.set(request.getUrn(), {
        state,
        documentIsSecret: hasSecretDocument(olds),
      });
    };
    const resourceDiff = plugin.run.diffs.of(
      resource,
      // Another `kaleyra.Provider` of the stack may delete a replaced resource.
      { id, state, inputs, account, hasOtherAccounts: true },
      { warn, names, urn: request.getUrn(), onPlan },
    );
    const { changed, replaces } = resourceDiff;
    const { DIFF_SOME, DIFF_NONE } = rpc.DiffResponse.DiffChanges;
    const response = new rpc.DiffResponse()
      .setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE)
      .setDiffsList([...changed])
      .setReplacesList([...replaces])
      .setStablesList([...resource.stables])
      .setHasdetaileddiff(true);
    const detailed = response.getDetaileddiffMap();
    detailedDiff(resourceDiff, olds.values, inputs).forEach((propertyDiff, path) =>
      detailed.set(path, propertyDiff),
    );
    return response;
  });
}

export async function create(
  plugin: Plugin,
  request: rpc.CreateRequest,
): Promise<rpc.CreateResponse> {
  const resource = resourceOf(request.getUrn());
  const properties = decode(request.getProperties());
  const { values: inputs, secrets } = properties;
  return plugin.operate(about(request, properties), async (call) => {
    const { config, begin } = call;
    const response = new rpc.CreateResponse().setRefreshBeforeUpdate(config.refreshBeforeUpdate);
    if (request.getPreview()) {
      plugin.warnIfIncomplete();
      const replaced = plugin.run.replaced.get(request.getUrn());
      if (replaced !== undefined) {
        showChanges(plugin, resource, { ...replaced, news: properties }, call);
      }
      const state = resource.planned(undefined, inputs);
      return response.setProperties(outputs(resource, { id: UNKNOWN, state }, secrets));
    }
    const { id, state } = await unlessUnfinished(
      plugin.run.unfinishedAttempts.create(
        resource,
        inputs,
        begin(displayName(resource, [inputs])),
      ),
      { call, resource, secrets },
    );
    return response.setId(id).setProperties(outputs(resource, { id, state }, secrets));
  });
}

export async function read(plugin: Plugin, request: rpc.ReadRequest): Promise<rpc.ReadResponse> {
  const resource = resourceOf(request.getUrn());
  const id = request.getId();
  const properties = decode(request.getProperties());
  const { values, secrets } = properties;
  // Without secrets of their own, inputs have those of the outputs that repeat them.
  const { values: inputs, secrets: inputSecrets = secrets } = decode(request.getInputs());
  return plugin.operate(about(request, properties), async ({ config, begin }) => {
    // An import or a lookup has only the id. Every state contains `account`.
    const state = "account" in values ? stateOf(resource, values) : undefined;
    const subject = displayName(resource, state === undefined ? [] : [state], { id });
    const found = await resource.read(id, state, begin(subject));
    // A response without an id means that the resource does not exist.
    if (found === undefined) return new rpc.ReadResponse();
    const { id: foundId = id } = found;
    if (state !== undefined) plugin.run.diffs.noteRead(resource, foundId);
    return new rpc.ReadResponse()
      .setId(foundId)
      .setProperties(
        outputs(
          resource,
          { id: foundId, state: found.state },
          secretsAfterRead(secrets, { before: values, found: found.state }),
        ),
      )
      .setInputs(
        encode(
          found.inputs,
          secretsAfterRead(inputSecrets, { before: inputs, found: found.inputs }),
        ),
      )
      .setRefreshBeforeUpdate(config.refreshBeforeUpdate);
  });
}

export async function update(
  plugin: Plugin,
  request: rpc.UpdateRequest,
): Promise<rpc.UpdateResponse> {
  const resource = resourceOf(request.getUrn());
  const id = request.getId();
  const olds = decode(request.getOlds());
  const state = stateOf(resource, olds.values);
  const news = decode(request.getNews());
  const { values: inputs, secrets } = news;
  return plugin.operate(about(request, olds, news), async (call) => {
    const { config, begin } = call;
    const response = new rpc.UpdateResponse().setRefreshBeforeUpdate(config.refreshBeforeUpdate);
    if (request.getPreview()) {
      const documentIsSecret = hasSecretDocument(olds);
      showChanges(plugin, resource, { state, documentIsSecret, news }, call);
      const planned = resource.planned(state, inputs);
      return response.setProperties(outputs(resource, { id, state: planned }, secrets));
    }
    const updated = await unlessUnfinished(
      plugin.run.unfinishedAttempts.update(
        resource,
        id,
        state,
        inputs,
        begin(displayName(resource, [state], { id })),
      ),
      // Properties that could not be changed keep their secrets.
      { call, resource, secrets: unionOfSecrets(olds.secrets, secrets) },
    );
    return response.setProperties(outputs(resource, { id, state: updated }, secrets));
  });
}

export async function remove(plugin: Plugin, request: rpc.DeleteRequest): Promise<Empty> {
  const resource = resourceOf(request.getUrn());
  const id = request.getId();
  const properties = decode(request.getProperties());
  const state = stateOf(resource, properties.values);
  return plugin.operate(about(request, properties), async ({ begin }) => {
    await resource.delete(id, state, begin(displayName(resource, [state], { id })));
    return new Empty();
  });
}

/**
 * Shows on the resource's row what changes in its document. The previews of create and update call
 * this, and no diff: a diff does not know whether it belongs to a preview.
 */
// oxlint-disable-next-line max-params -- the arguments of every call, and the change to show
function showChanges(
  plugin: Plugin,
  resource: ServedResource,
  { state, documentIsSecret, news }: ReplacedResource & { readonly news: Properties },
  { info }: Pick<OperationCall, "info">,
): void {
  const lines = plugin.run.previewLines.of(resource, {
    state,
    inputs: news.values,
    documentIsSecret: documentIsSecret || hasSecretDocument(news),
  });
  if (lines !== undefined) info(lines);
}

function hasSecretDocument({ secrets }: Properties): boolean {
  return secretsAt(secrets, "flowJson") !== undefined;
}

function stateOf(resource: ServedResource, values: PropertyBag): { readonly account: string } {
  return asReturned(stateIn(resource, values));
}

/** The outputs of a resource, as the engine stores them. */
function outputs(
  resource: ServedResource,
  { id, state }: { readonly id: unknown; readonly state: object },
  secrets: Secrets | undefined,
): Struct {
  return encode(
    outputsOf(resource, id, state),
    withDerivedSecrets(secrets, resource.derivedSecrets),
  );
}

/** What the response about an unfinished resource needs. */
interface ResponseContext {
  readonly call: OperationCall;
  readonly resource: ServedResource;
  readonly secrets: Secrets | undefined;
}

/**
 * The result of an operation.
 *
 * @throws {GrpcFailure} If the resource exists but is not finished. The engine then keeps it in the
 *   state, so that it is not orphaned.
 */
async function unlessUnfinished<Result>(
  operation: Promise<Result>,
  { call, resource, secrets }: ResponseContext,
): Promise<Result> {
  try {
    return await operation;
  } catch (error) {
    if (!(error instanceof UnfinishedResource)) throw error;
    throw initializationFailed({
      id: error.id,
      properties: outputs(resource, error, secrets),
      reason: call.mask(error.message),
      refreshBeforeUpdate: call.config.refreshBeforeUpdate,
    });
  }
}
