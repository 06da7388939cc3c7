import * as pulumi from "@pulumi/pulumi";

import { withinDepth } from "../../../provider/flow-json/document";
import { automaticName } from "../../../provider/lifecycle/flow/names";
import { flowProvider, flowType } from "../dynamic-provider";
import type { FlowJson } from "../flow-json/flow-json";
import type { DeclaredOutputs } from "../outputs";
import { programInputs } from "../program-inputs";
import { showFailures } from "../show-failures";
import { writeTracesWhenRead } from "../traces-when-read";
import { warnOfSetup } from "../warnings";
import type {
  DeletionPolicy,
  FlowCategory,
  FlowJsonValidation,
  FlowStatus,
  UpdateStrategy,
} from "./enums";

/** The arguments of a `Flow`. */
export interface FlowArgs {
  /** The purposes of the flow, at least one. Their order does not matter. */
  readonly categories: pulumi.Input<readonly pulumi.Input<FlowCategory>[]>;
  /**
   * The id of the WhatsApp Business Account that owns the flow, a string of digits. Changing an
   * explicit value replaces the flow; changing the default does not.
   *
   * @default the stack's `kaleyra:wabaId`, or `KALEYRA_WABA_ID`
   * @replaces
   */
  readonly wabaId?: pulumi.Input<string | undefined>;
  /**
   * The flow's name, 1 to 200 characters, unique in the WABA. A deprecated flow most likely keeps
   * its name, so a replacement of a published flow needs another name, or an automatic one.
   *
   * @default the resource's name, a hyphen and seven random hex digits
   */
  readonly name?: pulumi.Input<string | undefined>;
  /**
   * The document: an object, which may contain outputs of other resources, or a JSON text. Objects
   * and texts are compared as JSON values, so changes in layout or order of keys do not count.
   *
   * @remarks An object declared as `FlowJson` is checked by the compiler.
   * @default Kaleyra's own default document
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/flowjson
   */
  readonly flowJson?: pulumi.Input<
    string | FlowJson | { readonly [key: string]: unknown } | undefined
  >;
  /**
   * What a preview does with errors in the document. A document that is not a JSON object always
   * fails the preview.
   *
   * @default the stack's `kaleyra:flowJsonValidation`, else "Error"
   */
  readonly flowJsonValidation?: pulumi.Input<FlowJsonValidation | undefined>;
  /**
   * Codes of findings that are not reported, e.g. `INVALID_ROUTING_MODEL`.
   *
   * @default the stack's `kaleyra:flowJsonIgnore`, separated by commas
   */
  readonly flowJsonIgnore?: pulumi.Input<readonly string[] | undefined>;
  /**
   * The https URL of the flow's endpoint for data exchange. Kaleyra documents no call that clears
   * it, so removing it replaces the flow.
   */
  readonly endpointUri?: pulumi.Input<string | undefined>;
  /**
   * The id of a flow to copy. A change replaces the flow.
   *
   * @replaces
   */
  readonly cloneFlowId?: pulumi.Input<string | undefined>;
  /**
   * Whether to publish the flow. Publishing cannot be undone: changing it back to false leaves the
   * flow live, with a warning, and a destroy deprecates the flow.
   *
   * @default false
   */
  readonly publish?: pulumi.Input<boolean | undefined>;
  /**
   * How a change reaches a live flow: in place, which takes it back to DRAFT until it is published
   * again in the same update; by a new flow; or, while `publish` is false, as a DRAFT to be tested.
   * `publish: true` publishes such a DRAFT in place, whatever the strategy.
   *
   * @default "InPlace"
   */
  readonly updateStrategy?: pulumi.Input<UpdateStrategy | undefined>;
  /**
   * What happens to the flow at Kaleyra when it leaves the stack. A change takes effect with the
   * next `pulumi up`, and sends nothing.
   *
   * @default the stack's `kaleyra:deletionPolicy`, else "DeleteOrDeprecate"
   */
  readonly deletionPolicy?: pulumi.Input<DeletionPolicy | undefined>;
}

/** An error that Kaleyra reports for a document. */
export interface FlowValidationError {
  /** Meta's code, e.g. `INVALID_PROPERTY_KEY`. */
  readonly error: string;
  /** Meta's message. */
  readonly message: string;
  /** The place in the document, e.g. `screens[0].layout.children[0].type`. */
  readonly path?: string;
  /** The first line of the error in the uploaded text, counted from 1. */
  readonly line?: number;
}

/**
 * A WhatsApp flow at Kaleyra: a form inside a chat, described by a Flow JSON document.
 *
 * `pulumi up` creates the flow as a draft, uploads its document and, with `publish`, publishes it.
 * `pulumi destroy` deletes a draft. Kaleyra cannot delete a flow that was ever published, so such a
 * flow is deprecated instead, with a warning.
 *
 * @importedBy A flow is imported by its id at Kaleyra.
 * @example
 * ```ts
 * const booking = new kaleyra.whatsapp.Flow("booking", {
 *   categories: ["APPOINTMENT_BOOKING"],
 *   flowJson: readFileSync("booking.json", "utf8"),
 *   publish: true,
 * });
 * ```
 */
export class Flow extends pulumi.CustomResource {
  /** @internal Lets typed policies recognize the class. */
  static readonly __pulumiType = flowType;

  // Pulumi sets the outputs; without `declare`, fields would overwrite them with undefined.

  /**
   * The WABA of the flow. Without `wabaId` in the program, it stays the one in which the flow was
   * created.
   */
  declare readonly wabaId: pulumi.Output<string>;
  /** The name at Kaleyra; automatic if the program does not set one. */
  declare readonly name: pulumi.Output<string>;
  /** The categories at Kaleyra, in the program's order. */
  declare readonly categories: pulumi.Output<readonly FlowCategory[]>;
  /**
   * The program's document. After a refresh it is Kaleyra's document, if that differs in meaning.
   */
  declare readonly flowJson: pulumi.Output<
    string | { readonly [key: string]: unknown } | undefined
  >;
  /** The endpoint, if the program sets one. */
  declare readonly endpointUri: pulumi.Output<string | undefined>;
  /** The flow that this one was copied from, if the program sets one. */
  declare readonly cloneFlowId: pulumi.Output<string | undefined>;
  /** Whether the program publishes the flow; `status` has the flow's actual status. */
  declare readonly publish: pulumi.Output<boolean>;
  /** How a change reaches a live flow. */
  declare readonly updateStrategy: pulumi.Output<UpdateStrategy>;
  /** The policy that the next destroy follows. */
  declare readonly deletionPolicy: pulumi.Output<DeletionPolicy>;
  /** The status at Kaleyra at the last update or refresh. */
  declare readonly status: pulumi.Output<FlowStatus>;
  /** The errors that Kaleyra reports for the document; empty if it is valid. */
  declare readonly validationErrors: pulumi.Output<readonly FlowValidationError[]>;
  /** The document's Flow JSON version; empty if the program sets no document. */
  declare readonly jsonVersion: pulumi.Output<string | undefined>;
  /** The document's data API version; empty for a flow without an endpoint. */
  declare readonly dataApiVersion: pulumi.Output<string | undefined>;

  /**
   * @param name The resource's name in the program; an automatic name begins with it.
   * @throws {Error} Through the engine, in a preview: if an argument is invalid.
   */
  constructor(name: string, args: FlowArgs, opts?: pulumi.CustomResourceOptions) {
    const restoreTraces = writeTracesWhenRead();
    try {
      super(flowType, name, propertiesOf(name, args, opts), opts);
    } finally {
      restoreTraces();
    }
    warnOfSetup();
    showFailures(this, this.flowJson);
  }

  /**
   * Looks up a flow that this stack does not manage.
   *
   * @param id The flow's id at Kaleyra.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Flow {
    return new Flow(name, { categories: [] }, { ...opts, id });
  }

  /** Whether a value is a flow, even from another copy of this package. */
  static override isInstance(thing: unknown): thing is Flow {
    return (
      pulumi.CustomResource.isInstance(thing) &&
      (thing as { __pulumiType?: unknown }).__pulumiType === flowType
    );
  }

  /**
   * The flow's id at Kaleyra, the same as `id`. It is known in a preview even if the flow changes.
   */
  get flowId(): pulumi.Output<string> {
    return this.id;
  }
}

/** The outputs of a `Flow`, which Pulumi sets, and one for the provider alone. */
const outputs: DeclaredOutputs<Flow> & { readonly automaticName: undefined } = {
  wabaId: undefined,
  name: undefined,
  automaticName: undefined,
  categories: undefined,
  flowJson: undefined,
  endpointUri: undefined,
  cloneFlowId: undefined,
  publish: undefined,
  updateStrategy: undefined,
  deletionPolicy: undefined,
  status: undefined,
  validationErrors: undefined,
  jsonVersion: undefined,
  dataApiVersion: undefined,
};

/**
 * The properties with which a flow is registered: the arguments, and what only the provider reads.
 */
function propertiesOf(
  name: string,
  args: Partial<FlowArgs> = {}, // A program without types may leave them out.
  opts: pulumi.CustomResourceOptions = {},
): pulumi.Inputs {
  const properties = { ...outputs, __provider: flowProvider };
  if (opts.id !== undefined) return properties; // A flow that is looked up has no arguments.
  // An output may turn out to be undefined. Check drops the proposed name if the program has one.
  const needsProposal = typeof args.name !== "string";
  // Pulumi would overflow the stack with a document that is nested too deep.
  const flowJson = withinDepth(args.flowJson);
  return {
    ...properties,
    ...args,
    ...(flowJson !== undefined && { flowJson }),
    ...(needsProposal && { automaticName: proposedName(name) }),
    ...programInputs({ type: flowType, name, opts }, flowJson),
  };
}

/**
 * The automatic name of a flow that has none. It is unknown in a preview, since its random digits
 * would differ from the update's.
 */
function proposedName(logicalName: string): unknown {
  return pulumi.runtime.isDryRun() ? pulumi.unknown : automaticName(logicalName);
}
