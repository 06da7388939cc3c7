import * as rpc from "@pulumi/pulumi/proto/provider_pb";

import type { CheckFailure } from "../lifecycle/checked";
import { decode } from "./codec/decode";
import { encode } from "./codec/encode";
import { type Secrets, secretsAt, secretsOfChecked } from "./codec/secrets";
import { autonamed, unnamed } from "./naming";
import type { Plugin } from "./plugin";
import { resourceOf } from "./resources";
import { about } from "./subject";

export async function check(plugin: Plugin, request: rpc.CheckRequest): Promise<rpc.CheckResponse> {
  const resource = resourceOf(request.getUrn());
  const olds = decode(request.getOlds());
  const given = decode(request.getNews());
  const { values, secrets } = given;
  const news = resource.isNamed ? autonamed(request, { olds: olds.values, news: values }) : values;
  return plugin.operate(about(request, olds, given), async ({ config, warnAbout }) => {
    plugin.checkSettings();
    const { inputs, failures } = await resource.check(news, olds.values, {
      defaults: config.flowDefaults,
      warn: warnAbout(resource.subjectOf(news, olds.values)),
      documentIsSecret: secretsAt(secrets, "flowJson") !== undefined,
    });
    const reasons = [...failures, ...(resource.isNamed ? unnamed(inputs) : [])];
    return new rpc.CheckResponse()
      .setInputs(encode(inputs, secretsOfChecked(inputs, { given, olds })))
      .setFailuresList(
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
