import { PluginInfo, type PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

import { version } from "../version";
import { decode, encode } from "./codec";
import { changedSettings, configErrors } from "./configuration";
import type { Plugin } from "./plugin";
import { unionOfSecrets } from "./secrets";

// The engine's calls to the provider itself, not to a resource. `server.ts` lists them.

/** What the plugin accepts from the engine; a preview also calls create and update. */
const capabilities = {
  secrets: true,
  resources: false,
  outputs: false,
  preview: true,
  autonaming: true,
};

/** The engine's first call. */
export function handshake(): rpc.ProviderHandshakeResponse {
  return new rpc.ProviderHandshakeResponse()
    .setAcceptSecrets(capabilities.secrets)
    .setAcceptResources(capabilities.resources)
    .setAcceptOutputs(capabilities.outputs)
    .setSupportsAutonamingConfiguration(capabilities.autonaming);
}

/**
 * Checks the provider's arguments. Marks the key as secret in the state, even if the configuration
 * has it in plain text.
 */
export function checkConfig(_plugin: Plugin, request: rpc.CheckRequest): rpc.CheckResponse {
  const { values, secrets } = decode(request.getNews());
  return new rpc.CheckResponse()
    .setInputs(encode(values, unionOfSecrets(secrets, { apiKey: true })))
    .setFailuresList(
      configErrors(values, request.getUrn()).map((reason) =>
        new rpc.CheckFailure().setReason(reason),
      ),
    );
}

/** Compares the provider's arguments with those in the state. No change replaces the provider. */
export function diffConfig(_plugin: Plugin, request: rpc.DiffRequest): rpc.DiffResponse {
  // Older engines pass the old inputs as the old state.
  const olds = decode(request.getOldInputs() ?? request.getOlds());
  const news = decode(request.getNews());
  const changed = changedSettings(olds.values, news.values);
  const { DIFF_SOME, DIFF_NONE } = rpc.DiffResponse.DiffChanges;
  return new rpc.DiffResponse()
    .setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList([...changed]);
}

/**
 * Configures the plugin for a run. Older engines do not send a handshake and read the provider's
 * capabilities from this response.
 */
export function configure(plugin: Plugin, request: rpc.ConfigureRequest): rpc.ConfigureResponse {
  const { values } = decode(request.getArgs());
  plugin.configure(values, request.getUrn());
  return new rpc.ConfigureResponse()
    .setAcceptsecrets(capabilities.secrets)
    .setAcceptresources(capabilities.resources)
    .setAcceptoutputs(capabilities.outputs)
    .setSupportspreview(capabilities.preview)
    .setSupportsAutonamingConfiguration(capabilities.autonaming);
}

/** Returns the schema that `npm run schema` generates. */
export function getSchema(): rpc.GetSchemaResponse {
  // oxlint-disable-next-line typescript/no-require-imports -- requested once, and larger than all other code
  const schema: unknown = require("./schema.json");
  return new rpc.GetSchemaResponse().setSchema(JSON.stringify(schema));
}

export function getPluginInfo(): PluginInfo {
  return new PluginInfo().setVersion(version);
}

/** Called by an engine that uses a plugin which was started by hand, with the engine's address. */
export function attach(plugin: Plugin, request: PluginAttach): Empty {
  plugin.attach(request.getAddress());
  return new Empty();
}

/**
 * Ends the running operations. The engine also calls this at the end of every run, when no
 * operation is running.
 */
export function cancel(plugin: Plugin): Empty {
  plugin.inFlight.cancel();
  return new Empty();
}
