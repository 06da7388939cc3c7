import * as rpc from "@pulumi/pulumi/proto/provider_pb";

import type { OperationContext } from "../lifecycle/context";
import { functions } from "../lifecycle/functions";
import { withoutAbsent } from "../lifecycle/property-checks";
import type { PropertyBag } from "../lifecycle/value";
import { decode, encode } from "./codec";
import type { Plugin } from "./plugin";
import { maskOf, type Secrets } from "./secrets";

/** A function that the plugin serves. */
interface ServedFunction {
  /**
   * A method, so that functions with any arguments can be in one table. The engine has checked the
   * arguments against the schema. Kaleyra refuses what the schema cannot express.
   */
  run(args: PropertyBag, context: OperationContext): Promise<object>;
  /** The part of the result that is always secret. */
  readonly secrets?: Secrets;
}

/** The functions by their tokens in the schema. */
const functionTable: Readonly<Record<string, ServedFunction>> = {
  "kaleyra:whatsapp:getFlow": { run: functions.getFlow },
  "kaleyra:whatsapp:getFlows": { run: functions.getFlows },
  "kaleyra:whatsapp:getFlowJson": { run: functions.getFlowJson },
  "kaleyra:whatsapp:getFlowPreview": {
    run: functions.getFlowPreview,
    secrets: { previewUrl: true },
  },
};

/** The engine's Invoke: runs a function. */
export async function invoke(
  plugin: Plugin,
  request: rpc.InvokeRequest,
): Promise<rpc.InvokeResponse> {
  const token = request.getTok();
  const args = decode(request.getArgs());
  return plugin.operate({ urn: "", mask: maskOf(args) }, async ({ begin }) => {
    const served = functionOf(token);
    const result = await served.run(withoutAbsent(args.values), begin(token));
    return new rpc.InvokeResponse().setReturn(encode(result, served.secrets));
  });
}

/** @throws {Error} If the token is unknown. */
function functionOf(token: string): ServedFunction {
  const found = Object.hasOwn(functionTable, token) ? functionTable[token] : undefined;
  if (found !== undefined) return found;
  throw new Error(
    `this provider has no function "${token}"; it has ${Object.keys(functionTable).join(", ")}.`,
  );
}
