import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Emulator } from "kaleyra-emulator";

import type { Served } from "./served";

export const urn = "urn:pulumi:dev::test::kaleyra:whatsapp:Flow::survey";

export const struct = (properties: object) => Struct.fromJavaScript(properties as never);

/** As a secret stands on the wire. */
export const secret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

/** Configures the plugin for the emulator's account, as an engine does with a provider's arguments. */
export async function configured(
  plugin: Served,
  { environment }: Pick<Emulator, "environment">,
  settings: object = {},
): Promise<void> {
  const args = struct({
    apiUrl: environment.KALEYRA_API_URL,
    sid: environment.KALEYRA_SID,
    apiKey: secret(environment.KALEYRA_API_KEY),
    wabaId: environment.KALEYRA_WABA_ID,
    ...settings,
  });
  await plugin.call("configure", new rpc.ConfigureRequest().setArgs(args));
}

export function checkOf(news: object, olds: object = {}): rpc.CheckRequest {
  return new rpc.CheckRequest()
    .setUrn(urn)
    .setOlds(struct(olds))
    .setNews(struct(news))
    .setRandomseed(Buffer.from("0123456789abcdef0123456789abcdef", "hex"));
}
