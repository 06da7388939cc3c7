/** What the engine asks of a resource, from the wire to plain values and back. */
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

import type { CheckFailure } from "../lifecycle/checked";
import { outputsOf, stateIn } from "../lifecycle/outputs";
import { UnfinishedResource } from "../lifecycle/unfinished";
import { type PropertyBag, UNKNOWN } from "../lifecycle/value";
import { decode } from "./codec/decode";
import { encode } from "./codec/encode";
import { eitherSecrets, type Secrets, secretsAfterRead, secretsAt } from "./codec/secrets";
import { detailedDiff } from "./detailed-diff";
import { initialisationFailed } from "./errors";
import { autonamed, unnamed } from "./naming";
import type { Plugin } from "./plugin";
import { resourceOf, type ServedResource } from "./resources";

export function check(plugin: Plugin, request: rpc.CheckRequest): Promise<rpc.CheckResponse> {
  const resource = resourceOf(request.getUrn());
  const { values: olds } = decode(request.getOlds());
  const { values, secrets } = decode(request.getNews());
  const news = resource.isNamed ? autonamed(request, { olds, news: values }) : values;
  return plugin.operate(about(request), async ({ config, warnAbout }) => {
    const { inputs, failures } = await resource.check(news, olds, {
      defaults: config.flowDefaults,
      warn: warnAbout(resource.subjectOf(news, olds)),
      documentIsSecret: secretsAt(secrets, "flowJson") !== undefined,
    });
    const reasons = [...failures, ...(resource.isNamed ? unnamed(inputs) : [])];
    return new rpc.CheckResponse().setInputs(encode(inputs, secrets)).setFailuresList(
      reasons.map((failure) => {
        const { property = "", reason } = discreet(failure, secrets);
        return new rpc.CheckFailure().setProperty(property).setReason(reason);
      }),
    );
  });
}

/** Beside a property that is named the engine prints its value, a secret one as well. */
function discreet(failure: CheckFailure, secrets: Secrets | undefined): CheckFailure {
  const { property, reason } = failure;
  if (property === undefined || secretsAt(secrets, property) === undefined) return failure;
  return { reason: `${property}: ${reason}` };
}

export function diff(plugin: Plugin, request: rpc.DiffRequest): Promise<rpc.DiffResponse> {
  const resource = resourceOf(request.getUrn());
  const id = request.getId();
  const olds = decode(request.getOlds()).values;
  const state = stateOf(resource, olds);
  const { values: inputs } = decode(request.getNews());
  return plugin.operate(about(request), ({ warnAbout }) => {
    const warn = warnAbout(resource.labelOf(state, id));
    const found = plugin.diffs.of(resource, { id, state, inputs }, warn);
    const { DIFF_SOME, DIFF_NONE } = rpc.DiffResponse.DiffChanges;
    const response = new rpc.DiffResponse()
      .setChanges(found.changed.length > 0 ? DIFF_SOME : DIFF_NONE)
      .setDiffsList([...found.changed])
      .setReplacesList([...found.replaces])
      .setStablesList([...resource.stables])
      .setHasdetaileddiff(true);
    const places = response.getDetaileddiffMap();
    detailedDiff(found, olds, inputs).forEach((place, path) => places.set(path, place));
    return response;
  });
}

export function create(plugin: Plugin, request: rpc.CreateRequest): Promise<rpc.CreateResponse> {
  const resource = resourceOf(request.getUrn());
  const { values: inputs, secrets } = decode(request.getProperties());
  return plugin.operate(about(request), async ({ config, begin }) => {
    const response = new rpc.CreateResponse().setRefreshBeforeUpdate(config.refreshBeforeUpdate);
    if (request.getPreview()) {
      const planned = outputsOf(resource, UNKNOWN, resource.planned(undefined, inputs));
      return response.setProperties(encode(planned, secrets));
    }
    const { id, state } = await unlessUnfinished(
      resource.create(inputs, begin(resource.nameOf(inputs))),
      { plugin, resource, secrets },
    );
    return response.setId(id).setProperties(outputs(resource, { id, state }, secrets));
  });
}

export function read(plugin: Plugin, request: rpc.ReadRequest): Promise<rpc.ReadResponse> {
  const resource = resourceOf(request.getUrn());
  const id = request.getId();
  const { values, secrets } = decode(request.getProperties());
  const { values: inputs, secrets: inputSecrets = secrets } = decode(request.getInputs());
  return plugin.operate(about(request), async ({ config, begin }) => {
    // Of what is imported or looked up only the id is known; every state names the account.
    const state = "account" in values ? stateOf(resource, values) : undefined;
    const subject = state === undefined ? id : resource.labelOf(state, id);
    const found = await resource.read(id, state, begin(subject));
    // An answer without an id is how the engine is told that there is no such resource.
    if (found === undefined) return new rpc.ReadResponse();
    if (state !== undefined) plugin.diffs.noteRead(resource, id);
    return new rpc.ReadResponse()
      .setId(id)
      .setProperties(
        outputs(
          resource,
          { id, state: found.state },
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

export function update(plugin: Plugin, request: rpc.UpdateRequest): Promise<rpc.UpdateResponse> {
  const resource = resourceOf(request.getUrn());
  const id = request.getId();
  const olds = decode(request.getOlds());
  const state = stateOf(resource, olds.values);
  const { values: inputs, secrets } = decode(request.getNews());
  return plugin.operate(about(request), async ({ config, begin }) => {
    const changed = request.getPreview()
      ? resource.planned(state, inputs)
      : await unlessUnfinished(
          resource.update(id, state, inputs, begin(resource.labelOf(state, id))),
          // What could not be changed is as secret as it was.
          { plugin, resource, secrets: eitherSecrets(olds.secrets, secrets) },
        );
    return new rpc.UpdateResponse()
      .setProperties(outputs(resource, { id, state: changed }, secrets))
      .setRefreshBeforeUpdate(config.refreshBeforeUpdate);
  });
}

export function remove(plugin: Plugin, request: rpc.DeleteRequest): Promise<Empty> {
  const resource = resourceOf(request.getUrn());
  const id = request.getId();
  const state = stateOf(resource, decode(request.getProperties()).values);
  return plugin.operate(about(request), async ({ begin }) => {
    await resource.delete(id, state, begin(resource.labelOf(state, id)));
    return new Empty();
  });
}

function about(request: { getUrn(): string; getTimeout?(): number }) {
  const seconds = request.getTimeout?.() ?? 0;
  return { urn: request.getUrn(), ...(seconds > 0 && { seconds }) };
}

function stateOf(resource: ServedResource, values: PropertyBag): { readonly account: string } {
  return stateIn(resource, values) as { readonly account: string };
}

function outputs(
  resource: ServedResource,
  { id, state }: { readonly id: string; readonly state: object },
  secrets: Secrets | undefined,
): Struct {
  return encode(outputsOf(resource, id, state), secrets);
}

interface Circumstances {
  readonly plugin: Plugin;
  readonly resource: ServedResource;
  readonly secrets: Secrets | undefined;
}

/** What exists and is not finished has to be in the state, or nobody would know of it. */
async function unlessUnfinished<Result>(
  operation: Promise<Result>,
  { plugin, resource, secrets }: Circumstances,
): Promise<Result> {
  try {
    return await operation;
  } catch (error) {
    if (!(error instanceof UnfinishedResource)) throw error;
    throw initialisationFailed({
      id: error.id,
      properties: outputs(resource, error, secrets),
      reason: error.message,
      refreshBeforeUpdate: plugin.config.refreshBeforeUpdate,
    });
  }
}
