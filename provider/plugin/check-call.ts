import * as rpc from "@pulumi/pulumi/proto/provider_pb";

import { type CheckFailure, reasonToShow, withoutAbsentProperty } from "../lifecycle/check-result";
import { displayName } from "../lifecycle/resource";
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
  const news = resource.hasAutomaticName
    ? autonamed(request, { olds: olds.values, news: values })
    : values;
  const documentIsSecret = secretsAt(secrets, "flowJson") !== undefined;
  return plugin.operate(about(request, olds, given), async ({ config, names, warnAbout, mask }) => {
    plugin.checkSettings();
    const { inputs, failures } = await resource.check(news, olds.values, {
      defaults: config.flowDefaults,
      warn: warnAbout(displayName(resource, [news, olds.values], { urn: request.getUrn() })),
      documentIsSecret,
      names,
      urn: request.getUrn(),
    });
    const all = [...failures, ...(resource.hasAutomaticName ? unnamed(inputs) : [])];
    return new rpc.CheckResponse()
      .setInputs(encode(inputs, secretsOfChecked(inputs, { given, olds })))
      .setFailuresList(
        all.map((failure) => {
          const reported = withoutAbsentProperty(discreet(failure, secrets), news);
          const { property = "", ...reasons } = reported;
          const reason = reasonToShow(reasons, documentIsSecret);
          return new rpc.CheckFailure().setProperty(property).setReason(mask(reason));
        }),
      );
  });
}

/**
 * Removes the property's name if its value is secret: the engine prints the value of a named
 * property.
 */
function discreet(failure: CheckFailure, secrets: Secrets | undefined): CheckFailure {
  const { property, reason } = failure;
  if (property === undefined || secretsAt(secrets, property) === undefined) return failure;
  return { reason: `${property}: ${reason}` };
}
