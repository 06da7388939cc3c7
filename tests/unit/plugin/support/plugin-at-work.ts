import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { type Emulator, startEmulator } from "kaleyra-emulator";

import { secret, struct } from "../../../support/plugin-requests";
import { type Served, served } from "./served";

/** The plugin, configured as an engine does it for the account of an emulator of its own. */
export interface PluginAtWork extends Served {
  readonly kaleyra: Emulator;
}

/**
 * @param settings The provider's arguments, in addition to those or instead of them.
 * @param engineAddress Where the engine listens for what is logged.
 */
export async function pluginAtWork(
  settings: object = {},
  engineAddress?: string,
): Promise<PluginAtWork> {
  const kaleyra = await startEmulator();
  const plugin = await served(engineAddress);
  const { environment } = kaleyra;
  const args = struct({
    apiUrl: environment.KALEYRA_API_URL,
    sid: environment.KALEYRA_SID,
    apiKey: secret(environment.KALEYRA_API_KEY),
    wabaId: environment.KALEYRA_WABA_ID,
    ...settings,
  });
  await plugin.call("configure", new rpc.ConfigureRequest().setArgs(args));
  return {
    ...plugin,
    kaleyra,
    [Symbol.asyncDispose]: async () => {
      await plugin[Symbol.asyncDispose]();
      await kaleyra.close();
    },
  };
}
