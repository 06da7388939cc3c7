import * as pulumi from "@pulumi/pulumi";

import { warnOfConfig } from "../config-warnings";
import { flowMigrationProvider, flowMigrationType } from "../dynamic-provider";
import { programInputs } from "../program-inputs";
import { showFailures } from "../show-failures";
import { warnIfUnresolvable } from "../warn-if-unresolvable";
import type { DeletionPolicy, FlowStatus } from "./enums";

/** Which flow is copied, and where to. */
export interface FlowMigrationArgs {
  /**
   * The id of the WhatsApp Business Account that has the flow, a string of digits. Both accounts have
   * to belong to one Meta business, and to the Kaleyra account of `kaleyra:sid`.
   * @replaces
   */
  readonly sourceWabaId: pulumi.Input<string>;
  /**
   * The id of the WhatsApp Business Account that gets the copy. An explicit one that changes makes a
   * new copy; a default that changes never does.
   * @default the stack's `kaleyra:wabaId`, or `KALEYRA_WABA_ID`
   * @replaces
   */
  readonly destinationWabaId?: pulumi.Input<string | undefined>;
  /**
   * The flow's name in the source. The copy gets the same, so no flow of the destination may have it,
   * nor have had it when it was published.
   * @replaces
   */
  readonly flowName: pulumi.Input<string>;
  /**
   * What becomes of the copy when it leaves the stack. The flow that was copied always stays. A change
   * takes effect with the next `pulumi up`, and sends nothing.
   * @default the stack's `kaleyra:deletionPolicy`, else "DeleteOrDeprecate"
   */
  readonly deletionPolicy?: pulumi.Input<DeletionPolicy | undefined>;
}

/**
 * The copy of one flow in another WhatsApp Business Account, made by Kaleyra: a published flow's copy
 * is published, any other's is a draft. It is made once, and does not follow the source.
 *
 * Copies that one `pulumi up` makes between the same two accounts go to Kaleyra in one call; one that
 * Kaleyra refuses, since its name is taken or the source has no such flow, fails alone.
 *
 * `pulumi destroy` takes the copy away as it does a `Flow`: a draft is deleted, a published one
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
  /** @internal Lets typed policies recognise the class. */
  static readonly __pulumiType = flowMigrationType;

  /** The WABA of the flow that was copied. */
  declare readonly sourceWabaId: pulumi.Output<string>;
  /** The WABA that the copy is in. */
  declare readonly destinationWabaId: pulumi.Output<string>;
  /** The name of both flows. */
  declare readonly flowName: pulumi.Output<string>;
  /** What the next destroy obeys. */
  declare readonly deletionPolicy: pulumi.Output<DeletionPolicy>;
  /** The id of the flow that was copied, where Kaleyra tells it. */
  declare readonly sourceFlowId: pulumi.Output<string | undefined>;
  /** The stage of the copy, as of the last update or refresh. */
  declare readonly status: pulumi.Output<FlowStatus>;

  /**
   * @param name The resource's name in the program.
   * @throws {Error} Through the engine, at preview: for anything that is known to be wrong.
   */
  constructor(name: string, args: FlowMigrationArgs, opts?: pulumi.CustomResourceOptions) {
    const program = programInputs({ type: flowMigrationType, name, opts });
    super(flowMigrationType, name, { ...outputs, ...args, ...program }, opts);
    warnIfUnresolvable();
    warnOfConfig();
    showFailures(this);
  }

  /** Whether something is a migration, even one of another copy of this package. */
  static override isInstance(thing: unknown): thing is FlowMigration {
    return (
      pulumi.CustomResource.isInstance(thing) &&
      (thing as { __pulumiType?: unknown }).__pulumiType === flowMigrationType
    );
  }

  /** The copy's own id at Kaleyra, the same as `id`: what a message in the destination names. */
  get flowId(): pulumi.Output<string> {
    return this.id;
  }
}

/** Every output has to be there from the start, or it would stay undefined. */
const outputs = {
  sourceWabaId: undefined,
  destinationWabaId: undefined,
  flowName: undefined,
  deletionPolicy: undefined,
  sourceFlowId: undefined,
  status: undefined,
  __provider: flowMigrationProvider,
};
