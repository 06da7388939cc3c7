import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { CheckRequest } from "@pulumi/pulumi/proto/provider_pb";

import { reasonToShow, type CheckFailure, withoutAbsentProperty } from "../lifecycle/check-result";
import { automaticName } from "../lifecycle/flow/names";
import { displayName } from "../lifecycle/resource";
import type { PropertyBag } from "../lifecycle/value";
import { logicalNameOf } from "../urn";
import { decode, encode } from "./codec";
import { about, type Plugin } from "./plugin";
import { resourceOf } from "./resources";
import { secretsAt, secretsOfChecked, type Secrets } from "./secrets";

/** The engine's Check: fills in a name and defaults, and returns failures without secret values. */
export async function check(plugin: Plugin, request: rpc.CheckRequest): Promise<rpc.CheckResponse> {
  const resource = resourceOf(request.getUrn());
  const olds = decode(request.getOlds());
  const given = decode(request.getNews());
  const { values, secrets } = given;
  const news = resource.hasAutomaticName
    ? withAutomaticName(request, { olds: olds.values, news: values })
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
    const all = [...failures, ...(resource.hasAutomaticName ? nameFailures(inputs) : [])];
    return new rpc.CheckResponse()
      .setInputs(encode(inputs, secretsOfChecked(inputs, { given, olds })))
      .setFailuresList(
        all.map((failure) => {
          const reported = withoutAbsentProperty(withoutSecretProperty(failure, secrets), news);
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
function withoutSecretProperty(failure: CheckFailure, secrets: Secrets | undefined): CheckFailure {
  const { property, reason } = failure;
  if (property === undefined || secretsAt(secrets, property) === undefined) return failure;
  return { reason: `${property}: ${reason}` };
}

const { Mode } = CheckRequest.AutonamingOptions;

/**
 * Adds a proposed name if neither the program nor the existing resource has one. The stack's
 * `pulumi:autonaming` decides on the name; without it, the name is random.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming
 */
function withAutomaticName(
  request: CheckRequest,
  { olds, news }: { readonly olds: PropertyBag; readonly news: PropertyBag },
): PropertyBag {
  const options = request.getAutonaming();
  const former = olds["name"];
  if (news["name"] != null) return news;
  if (former != null) {
    // A proposal that differs from the current name shows that a replacement would get another
    // name.
    const isNamedAnew = options?.getProposedName() && options.getProposedName() !== former;
    return isNamedAnew ? { ...news, automaticName: former } : news;
  }
  if (options?.getMode() === Mode.DISABLE) return news;
  if (options !== undefined) return { ...news, name: options.getProposedName() };
  const logicalName = request.getName() || logicalNameOf(request.getUrn());
  const digits = Buffer.from(request.getRandomseed_asU8()).toString("hex");
  return { ...news, automaticName: automaticName(logicalName, digits) };
}

/** A resource has no name only if the stack has disabled automatic names. */
function nameFailures(inputs: object): readonly CheckFailure[] {
  if ("name" in inputs) return [];
  const reason = "automatic names are switched off for this stack (pulumi:autonaming): give it one";
  return [{ property: "name", reason }];
}
