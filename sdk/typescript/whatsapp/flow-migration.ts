import * as pulumi from "@pulumi/pulumi";

import { flowMigrationProvider, flowMigrationType } from "../dynamic-provider";
import type { DeclaredOutputs } from "../outputs";
import { programInputs } from "../program-inputs";
import { showFailures } from "../show-failures";
import { warnOfSetup } from "../warnings";
import type { DeletionPolicy, FlowStatus } from "./enums";

/** The arguments of a `FlowMigration`. */
export interface FlowMigrationArgs {
  /**
   * The id of the WhatsApp Business Account that has the flow, a string of digits. Both WABAs must
   * belong to one Meta business, and to the Kaleyra account of `kaleyra:sid`.
   *
   * @replaces
   */
  readonly sourceWabaId: pulumi.Input<string>;
  /**
   * The id of the WhatsApp Business Account that gets the copy. Changing an explicit value creates
   * a new copy; changing the default does not.
   *
   * @default the stack's `kaleyra:wabaId`, or `KALEYRA_WABA_ID`
   * @replaces
   */
  readonly destinationWabaId?: pulumi.Input<string | undefined>;
  /**
   * The flow's name in the source WABA. The copy gets the same name. No flow in the destination may
   * have that name, or have had it when it was published.
   *
   * @replaces
   */
  readonly flowName: pulumi.Input<string>;
  /**
   * What happens to the copy when it leaves the stack. The original always stays. A change takes
   * effect with the next `pulumi up`, and sends nothing.
   *
   * @default the stack's `kaleyra:deletionPolicy`, else "DeleteOrDeprecate"
   */
  readonly deletionPolicy?: pulumi.Input<DeletionPolicy | undefined>;
}

/**
 * A copy of a flow in another WhatsApp Business Account, created by Kaleyra. The copy of a
 * published flow is published; any other copy is a draft. The copy is created once and does not
 * follow the original.
 *
 * Copies that one `pulumi up` creates between the same two WABAs share one request. If Kaleyra
 * refuses one of them, because its name is taken or the source has no such flow, only that copy
 * fails.
 *
 * `pulumi destroy` removes the copy like a `Flow`: a draft is deleted, and a published copy is
 * deprecated, with a warning.
 *
 * @example
 * ```ts
 * const booking = new kaleyra.whatsapp.FlowMigration("booking", {
 *   sourceWabaId: "100000000000001",
 *   destinationWabaId: "100000000000002",
 *   flowName: "booking",
 * });
 * export const flowId = booking.flowId;
 * ```
 */
export class FlowMigration extends pulumi.CustomResource {
  /** @internal Lets typed policies recognize the class. */
  static readonly __pulumiType = flowMigrationType;

  // Pulumi sets the outputs; without `declare`, fields would overwrite them with undefined.

  /** The WABA of the original. */
  declare readonly sourceWabaId: pulumi.Output<string>;
  /** The WABA of the copy. */
  declare readonly destinationWabaId: pulumi.Output<string>;
  /** The name of both flows. */
  declare readonly flowName: pulumi.Output<string>;
  /** The policy that the next destroy follows. */
  declare readonly deletionPolicy: pulumi.Output<DeletionPolicy>;
  /** The id of the original, if Kaleyra returns it. */
  declare readonly sourceFlowId: pulumi.Output<string | undefined>;
  /** The status of the copy at the last update or refresh. */
  declare readonly status: pulumi.Output<FlowStatus>;

  /**
   * @param name The resource's name in the program.
   * @throws {Error} Through the engine, in a preview: if an argument is invalid.
   */
  constructor(name: string, args: FlowMigrationArgs, opts?: pulumi.CustomResourceOptions) {
    const program = programInputs({ type: flowMigrationType, name, opts });
    super(flowMigrationType, name, { ...outputs, ...args, ...program }, opts);
    warnOfSetup();
    showFailures(this);
  }

  /** Whether a value is a migration, even from another copy of this package. */
  static override isInstance(thing: unknown): thing is FlowMigration {
    return (
      pulumi.CustomResource.isInstance(thing) &&
      (thing as { __pulumiType?: unknown }).__pulumiType === flowMigrationType
    );
  }

  /** The copy's id at Kaleyra, the same as `id`. Messages in the destination WABA use this id. */
  get flowId(): pulumi.Output<string> {
    return this.id;
  }
}

/** The outputs of a `FlowMigration`, which Pulumi sets, and its provider. */
const outputs: DeclaredOutputs<FlowMigration> & { readonly __provider: string } = {
  sourceWabaId: undefined,
  destinationWabaId: undefined,
  flowName: undefined,
  deletionPolicy: undefined,
  sourceFlowId: undefined,
  status: undefined,
  __provider: flowMigrationProvider,
};
