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
    const allFailures = [...failures, ...(resource.hasAutomaticName ? nameFailures(inputs) : [])];
    return new rpc.CheckResponse()
      .setInputs(encode(inputs, secretsOfChecked(inputs, { given, olds })))
      .setFailuresList(
        allFailures.map((failure) => {
          const reported = withoutAbsentProperty(withoutSecretProperty(failure, secrets), news);
          const { property = "", ...reasons } = reported; // `""` is "no property" in protobuf.
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
  const currentName = olds["name"];
  if (news["name"] != null) return news;
  if (currentName != null) {
    // A proposal that differs from the current name shows that a replacement would get another
    // name, so the current one counts as automatic.
    const proposedName = options?.getProposedName();
    const wouldChange = proposedName && proposedName !== currentName;
    return wouldChange ? { ...news, automaticName: currentName } : news;
  }
  if (options?.getMode() === Mode.DISABLE) return news;
  // A name that the stack prescribes need not be random, so it counts as chosen.
  if (options !== undefined) return { ...news, name: options.getProposedName() };
  const logicalName = request.getName() || logicalNameOf(request.getUrn()); // Older engines send none.
  const digits = Buffer.from(request.getRandomseed_asU8()).toString("hex");
  return { ...news, automaticName: automaticName(logicalName, digits) };
}

/**
 * The failure of a resource without a name, which only a stack without automatic names leaves so.
 */
function nameFailures(inputs: object): readonly CheckFailure[] {
  if ("name" in inputs) return [];
  const reason = "automatic names are switched off for this stack (pulumi:autonaming): give it one";
  return [{ property: "name", reason }];
}
