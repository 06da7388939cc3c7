import { CheckRequest } from "@pulumi/pulumi/proto/provider_pb";

import type { CheckFailure } from "../lifecycle/check-result";
import { automaticName } from "../lifecycle/flow/names";
import type { PropertyBag } from "../lifecycle/value";
import { logicalNameOf } from "../logical-name";

const { Mode } = CheckRequest.AutonamingOptions;

/**
 * Adds a proposed name if neither the program nor the existing resource has one. The stack's
 * `pulumi:autonaming` decides on the name; without it, the name is random.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming
 */
export function autonamed(
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
export function unnamed(inputs: object): readonly CheckFailure[] {
  if ("name" in inputs) return [];
  const reason = "automatic names are switched off for this stack (pulumi:autonaming): give it one";
  return [{ property: "name", reason }];
}
