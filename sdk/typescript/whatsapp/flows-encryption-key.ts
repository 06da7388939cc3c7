import * as pulumi from "@pulumi/pulumi";

import { warnOfConfig } from "../config-warnings";
import { flowsEncryptionKeyProvider, flowsEncryptionKeyType } from "../dynamic-provider";
import { programInputs } from "../program-inputs";
import { showFailures } from "../show-failures";
import { warnIfUnresolvable } from "../warn-if-unresolvable";

/** A phone number, and its key. */
export interface FlowsEncryptionKeyArgs {
  /**
   * The number, registered on a WABA of the account: `+`, country code and number, digits only, such
   * as `+910000000101`.
   * @replaces
   */
  readonly phoneNumber: pulumi.Input<string>;
  /**
   * The public half of the key pair that the endpoint uses: the PEM of a 2048-bit RSA key, which
   * begins with `-----BEGIN PUBLIC KEY-----`. Another one rotates the key in place. A private key is
   * refused before anything is sent, and shown nowhere.
   */
  readonly publicKey: pulumi.Input<string>;
}

/**
 * The public key with which WhatsApp encrypts what flows exchange with their endpoint: one a phone
 * number, needed before a flow with an endpoint can be published.
 *
 * A key that the number has already is replaced. `pulumi destroy` only forgets the key, with a
 * warning: Kaleyra has no call that takes one away.
 *
 * @importedBy A key is imported by its number, such as `+910000000101`.
 * @example
 * ```ts
 * const key = new kaleyra.whatsapp.FlowsEncryptionKey("key", {
 *   phoneNumber: "+910000000101",
 *   publicKey: readFileSync("public.pem", "utf8"),
 * });
 * const booking = new kaleyra.whatsapp.Flow(
 *   "booking",
 *   {
 *     categories: ["APPOINTMENT_BOOKING"],
 *     flowJson: readFileSync("booking.json", "utf8"),
 *     endpointUri: "https://flows.example.com/booking",
 *     publish: true,
 *   },
 *   { dependsOn: key },
 * );
 * ```
 * @see https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-set-encryption-public-key
 */
export class FlowsEncryptionKey extends pulumi.CustomResource {
  /** @internal Lets typed policies recognise the class. */
  static readonly __pulumiType = flowsEncryptionKeyType;

  /** The number, the same as `id`. */
  declare readonly phoneNumber: pulumi.Output<string>;
  /** The key as the program gives it; after a refresh Kaleyra's, if it is another. */
  declare readonly publicKey: pulumi.Output<string>;
  /**
   * Meta's word for a key that it does not trust any more, `MISMATCH`, as of the last refresh; the next
   * update sets the key again. None while all is well.
   */
  declare readonly signatureStatus: pulumi.Output<string | undefined>;

  /**
   * @param name The resource's name in the program.
   * @throws {Error} Through the engine, at preview: for anything that is known to be wrong.
   */
  constructor(name: string, args: FlowsEncryptionKeyArgs, opts?: pulumi.CustomResourceOptions) {
    const program = programInputs({ type: flowsEncryptionKeyType, name, opts });
    super(flowsEncryptionKeyType, name, { ...outputs, ...args, ...program }, opts);
    warnIfUnresolvable();
    warnOfConfig();
    showFailures(this);
  }

  /** Whether something is a key, even one of another copy of this package. */
  static override isInstance(thing: unknown): thing is FlowsEncryptionKey {
    return (
      pulumi.CustomResource.isInstance(thing) &&
      (thing as { __pulumiType?: unknown }).__pulumiType === flowsEncryptionKeyType
    );
  }
}

/** Every output has to be there from the start, or it would stay undefined. */
const outputs = {
  phoneNumber: undefined,
  publicKey: undefined,
  signatureStatus: undefined,
  __provider: flowsEncryptionKeyProvider,
};
