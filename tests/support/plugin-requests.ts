import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** The flow that all requests are about. */
export const urn = "urn:pulumi:dev::test::kaleyra:whatsapp:Flow::survey";

/** Properties as the messages of the engine's protocol have them. */
export const struct = (properties: object) => Struct.fromJavaScript(properties as never);

/** A secret as the engine sends it: both texts are Pulumi's signature of secrets. */
export const secret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

/** @param olds The inputs of the last run; none before a create. */
export function checkOf(news: object, olds: object = {}): rpc.CheckRequest {
  return new rpc.CheckRequest()
    .setUrn(urn)
    .setOlds(struct(olds))
    .setNews(struct(news))
    .setRandomseed(Buffer.from("0123456789abcdef0123456789abcdef", "hex"));
}

export function createOf(inputs: object): rpc.CreateRequest {
  return new rpc.CreateRequest().setUrn(urn).setProperties(struct(inputs));
}

export function readOf(id: string): rpc.ReadRequest {
  return new rpc.ReadRequest().setUrn(urn).setId(id);
}

/** @param state The outputs in the state. */
export function deleteOf(id: string, state: object): rpc.DeleteRequest {
  return new rpc.DeleteRequest().setUrn(urn).setId(id).setProperties(struct(state));
}

/** @param token The function's name in the schema, e.g. `kaleyra:whatsapp:getFlow`. */
export function invokeOf(token: string, args: object = {}): rpc.InvokeRequest {
  return new rpc.InvokeRequest().setTok(token).setArgs(struct(args));
}
