import * as pulumi from "@pulumi/pulumi";

import { flowsEncryptionKeyProvider, flowsEncryptionKeyType } from "../dynamic-provider";
import type { DeclaredOutputs } from "../outputs";
import { programInputs } from "../program-inputs";
import { showFailures } from "../show-failures";
import { warnOfSetup } from "../warnings";

/** The arguments of a `FlowsEncryptionKey`. */
export interface FlowsEncryptionKeyArgs {
  /**
   * The phone number, registered on a WABA of the account: `+`, country code and number, digits
   * only, e.g. `+910000000101`.
   *
   * @replaces
   */
  readonly phoneNumber: pulumi.Input<string>;
  /**
   * The public half of the endpoint's key pair: the PEM of a 2048-bit RSA key, which begins with
   * `-----BEGIN PUBLIC KEY-----`. Changing it rotates the key in place. A private key is refused
   * before anything is sent, and never shown.
   */
  readonly publicKey: pulumi.Input<string>;
}

/**
 * The public key with which WhatsApp encrypts the data that flows exchange with their endpoint.
 * Each phone number has one key, which is needed to publish a flow with an endpoint.
 *
 * If the number already has a key, that key is replaced. `pulumi destroy` only removes the key from
 * the state, with a warning: Kaleyra documents no call that deletes a key.
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
  /** @internal Lets typed policies recognize the class. */
  static readonly __pulumiType = flowsEncryptionKeyType;

  // Pulumi sets the outputs; without `declare`, fields would overwrite them with undefined.

  /** The phone number, the same as `id`. */
  declare readonly phoneNumber: pulumi.Output<string>;
  /** The program's key. After a refresh it is Kaleyra's key, if that is a different one. */
  declare readonly publicKey: pulumi.Output<string>;
  /**
   * `MISMATCH` if Meta no longer trusts the key, as of the last refresh; the next update sets the
   * key again. Empty if the key is valid.
   */
  declare readonly signatureStatus: pulumi.Output<string | undefined>;

  /**
   * @param name The resource's name in the program.
   * @throws {Error} Through the engine, in a preview: if an argument is invalid.
   */
  constructor(name: string, args: FlowsEncryptionKeyArgs, opts?: pulumi.CustomResourceOptions) {
    const program = programInputs({ type: flowsEncryptionKeyType, name, opts });
    super(flowsEncryptionKeyType, name, { ...outputs, ...args, ...program }, opts);
    warnOfSetup();
    showFailures(this);
  }

  /** Whether a value is a key, even from another copy of this package. */
  static override isInstance(thing: unknown): thing is FlowsEncryptionKey {
    return (
      pulumi.CustomResource.isInstance(thing) &&
      (thing as { __pulumiType?: unknown }).__pulumiType === flowsEncryptionKeyType
    );
  }
}

/** The outputs of a `FlowsEncryptionKey`, which Pulumi sets, and its provider. */
const outputs: DeclaredOutputs<FlowsEncryptionKey> & { readonly __provider: string } = {
  phoneNumber: undefined,
  publicKey: undefined,
  signatureStatus: undefined,
  __provider: flowsEncryptionKeyProvider,
};
