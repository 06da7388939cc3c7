import * as pulumi from "@pulumi/pulumi";

import { automaticName } from "../automatic-name";
import { warnOfConfig } from "../config-warnings";
import { flowProvider, flowType } from "../dynamic-provider";
import type { FlowJson } from "../flow-json/flow-json";
import { programInputs } from "../program-inputs";
import { showFailures } from "../show-failures";
import { writeTracesWhenRead } from "../traces-when-read";
import { warnIfUnresolvable } from "../warn-if-unresolvable";
import type {
  DeletionPolicy,
  FlowCategory,
  FlowJsonValidation,
  FlowStatus,
  UpdateStrategy,
} from "./enums";

/** What a flow is made from. */
export interface FlowArgs {
  /** What the flow is for, at least one. Their order does not matter. */
  readonly categories: pulumi.Input<readonly pulumi.Input<FlowCategory>[]>;
  /**
   * The id of the WhatsApp Business Account that owns the flow, a string of digits. An explicit one
   * that changes replaces the flow; a default that changes never does.
   * @default the stack's `kaleyra:wabaId`, or `KALEYRA_WABA_ID`
   * @replaces
   */
  readonly wabaId?: pulumi.Input<string | undefined>;
  /**
   * The flow's name, 1 to 200 characters, unique in the WABA. A published flow keeps its name for
   * ever, so a replacement needs another one, or none: then it is automatic.
   * @default the resource's name, a hyphen and seven random hex digits
   */
  readonly name?: pulumi.Input<string | undefined>;
  /**
   * The document: an object, which may have outputs of other resources inside, or the JSON text of
   * one. Objects and texts are compared as JSON values, so layout and the order of keys are no
   * change.
   * @remarks An object declared as `FlowJson` is checked as it is written.
   * @default Kaleyra's own default document
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/flowjson
   */
  readonly flowJson?: pulumi.Input<
    string | FlowJson | { readonly [key: string]: unknown } | undefined
  >;
  /**
   * What a preview does with errors it finds in the document: stop, warn, or not look. Only a
   * document that is no JSON object always stops it.
   * @default the stack's `kaleyra:flowJsonValidation`, else "Error"
   */
  readonly flowJsonValidation?: pulumi.Input<FlowJsonValidation | undefined>;
  /**
   * Codes of findings that are not to be reported, e.g. `INVALID_ROUTING_MODEL`.
   * @default the stack's `kaleyra:flowJsonIgnore`, separated by commas
   */
  readonly flowJsonIgnore?: pulumi.Input<readonly string[] | undefined>;
  /** The https URL that answers a flow's data exchange. No call clears it, so leaving it out again replaces the flow. */
  readonly endpointUri?: pulumi.Input<string | undefined>;
  /**
   * The id of a flow to copy. A change replaces the flow.
   * @replaces
   */
  readonly cloneFlowId?: pulumi.Input<string | undefined>;
  /**
   * Whether the flow is to be live. Publishing cannot be taken back: once true, false leaves the
   * flow live and says so, and a destroy deprecates it.
   * @default false
   */
  readonly publish?: pulumi.Input<boolean | undefined>;
  /**
   * How a change reaches the flow while it is live: in place, which takes it back to DRAFT until it
   * is published again in the same update, or by a new flow.
   * @default "InPlace"
   */
  readonly updateStrategy?: pulumi.Input<UpdateStrategy | undefined>;
  /**
   * What becomes of the flow at Kaleyra when it leaves the stack. A change takes effect with the
   * next `pulumi up`, and sends nothing.
   * @default the stack's `kaleyra:deletionPolicy`, else "DeleteOrDeprecate"
   */
  readonly deletionPolicy?: pulumi.Input<DeletionPolicy | undefined>;
}

/** What Kaleyra finds wrong with a document. */
export interface FlowValidationError {
  /** Meta's code, e.g. `INVALID_PROPERTY_KEY`. */
  readonly error: string;
  /** Meta's words. */
  readonly message: string;
  /** Where in the document, e.g. `screens[0].layout.children[0].type`. */
  readonly path?: string;
  /** The first line in the uploaded text, from 1. */
  readonly line?: number;
}

/**
 * A WhatsApp flow at Kaleyra: a form inside a chat, described by a Flow JSON document.
 *
 * `pulumi up` makes it as a draft, uploads its document and, with `publish`, publishes it.
 * `pulumi destroy` deletes a draft; a flow that has ever been published cannot be deleted at
 * Kaleyra, so it is deprecated instead, with a warning.
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
  /** @internal Lets typed policies recognise the class. */
  static readonly __pulumiType = flowType;

  /** The WABA that the flow is in: the one it was made in, where the program names none. */
  declare readonly wabaId: pulumi.Output<string>;
  /** The name at Kaleyra, an automatic one where the program gives none. */
  declare readonly name: pulumi.Output<string>;
  /** The categories at Kaleyra, in the program's order. */
  declare readonly categories: pulumi.Output<readonly FlowCategory[]>;
  /** The document as the program gives it; after a refresh Kaleyra's, if it means something else. */
  declare readonly flowJson: pulumi.Output<
    string | { readonly [key: string]: unknown } | undefined
  >;
  /** The endpoint, where the program gives one. */
  declare readonly endpointUri: pulumi.Output<string | undefined>;
  /** The flow that this one was copied from, where the program names one. */
  declare readonly cloneFlowId: pulumi.Output<string | undefined>;
  /** Whether the program wants the flow live; whether it is, `status` says. */
  declare readonly publish: pulumi.Output<boolean>;
  /** How a change reaches the flow while it is live. */
  declare readonly updateStrategy: pulumi.Output<UpdateStrategy>;
  /** What the next destroy obeys. */
  declare readonly deletionPolicy: pulumi.Output<DeletionPolicy>;
  /** The stage at Kaleyra, as of the last update or refresh. */
  declare readonly status: pulumi.Output<FlowStatus>;
  /** What Kaleyra finds wrong with the document; empty for a good one. */
  declare readonly validationErrors: pulumi.Output<readonly FlowValidationError[]>;
  /** The document's Flow JSON version; none where the program gives no document. */
  declare readonly jsonVersion: pulumi.Output<string | undefined>;
  /** The document's data API version; none for a flow without an endpoint. */
  declare readonly dataApiVersion: pulumi.Output<string | undefined>;

  /**
   * @param name The resource's name in the program, from which an automatic name is made.
   * @throws {Error} Through the engine, at preview: for anything that is known to be wrong.
   */
  constructor(name: string, args: FlowArgs, opts?: pulumi.CustomResourceOptions) {
    const restoreTraces = writeTracesWhenRead();
    try {
      super(flowType, name, propertiesOf(name, args, opts), opts);
    } finally {
      restoreTraces();
    }
    warnIfUnresolvable();
    warnOfConfig();
    showFailures(this, this.flowJson);
  }

  /**
   * Looks up a flow that is not this stack's to manage.
   *
   * @param id The flow's id at Kaleyra.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Flow {
    return new Flow(name, { categories: [] }, { ...opts, id });
  }

  /** Whether something is a flow, even one of another copy of this package. */
  static override isInstance(thing: unknown): thing is Flow {
    return (
      pulumi.CustomResource.isInstance(thing) &&
      (thing as { __pulumiType?: unknown }).__pulumiType === flowType
    );
  }

  /** The flow's id at Kaleyra, the same as `id`: known in a preview even when the flow changes. */
  get flowId(): pulumi.Output<string> {
    return this.id;
  }
}

/** Every output has to be there from the start, or it would stay undefined. */
const outputs = {
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

function propertiesOf(
  name: string,
  args: FlowArgs,
  opts: pulumi.CustomResourceOptions | undefined,
): pulumi.Inputs {
  const properties = { ...outputs, __provider: flowProvider };
  if (opts?.id !== undefined) return properties;
  // A name that is an output may turn out to be none; check drops the proposal where there is one.
  const isProposed = typeof args.name !== "string";
  return {
    ...properties,
    ...args,
    ...(isProposed && { automaticName: proposedName(name) }),
    ...programInputs({ type: flowType, name, opts }, args.flowJson),
  };
}

/** Random digits in a preview would not be those of the update: there the name is not known yet. */
function proposedName(logicalName: string): unknown {
  return pulumi.runtime.isDryRun() ? pulumi.unknown : automaticName(logicalName);
}
