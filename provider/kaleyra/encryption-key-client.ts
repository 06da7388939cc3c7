import { endpoints } from "./endpoints";
import type { KaleyraFailure } from "./failure";
import type { PhoneNumber } from "./ids";
import type { ApiRequest } from "./request";
import type { ApiResponse } from "./response";
import { type ApiResult, readStep, type StepOutcome, stepOutcome, valueOf } from "./result";
import type { TimeLimit } from "./time-limit";
import type { Transport } from "./transport";
import { type EncryptionKey, readEncryptionKey } from "./wire";

/** Reads and sets a phone number's public key, within one operation's time limit. */
export class EncryptionKeyClient {
  readonly #transport: Transport;
  readonly #limit: TimeLimit;

  constructor(transport: Transport, limit: TimeLimit) {
    this.#transport = transport;
    this.#limit = limit;
  }

  /**
   * Sets a number's key and replaces an earlier one.
   *
   * @see https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-set-encryption-public-key
   */
  async set(number: PhoneNumber, publicKey: string): Promise<StepOutcome> {
    const fields = { business_public_key: publicKey };
    return stepOutcome(await this.#send({ ...postTo(number), body: { fields } }, readStep));
  }

  /**
   * The number's key; `undefined` if it has none. Kaleyra's page reads the key with an empty POST
   * to the address that also sets it. GET, which Meta uses, cannot set anything, so it is tried
   * first: `key-read` in docs/assumptions.md.
   *
   * @throws {KaleyraError} If this account has no such number, or Kaleyra does not return the key.
   * @see https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-get-encryption-public-key
   */
  async get(number: PhoneNumber): Promise<EncryptionKey | undefined> {
    const path = endpoints.encryptionKey(number);
    const result = await this.#send({ method: "GET", path }, readEncryptionKey);
    if (result.failure === undefined || !isUnsupportedMethod(result.failure)) {
      return valueOf(result);
    }
    // The body has no fields: the same request with a key would replace the key.
    const empty: ApiRequest = { ...postTo(number), body: { fields: {} }, onlyReads: true };
    return valueOf(await this.#send(empty, readEncryptionKey));
  }

  #send<Value>(
    request: ApiRequest,
    read: (response: ApiResponse) => Value,
  ): Promise<ApiResult<Value>> {
    return this.#transport.send(request, this.#limit, read);
  }
}

function postTo(number: PhoneNumber): Pick<ApiRequest, "method" | "path"> {
  return { method: "POST", path: endpoints.encryptionKey(number) };
}

/**
 * Whether the address does not support this method. A response in Kaleyra's form about the number
 * itself is another kind of failure, whatever its status.
 */
export function isUnsupportedMethod(failure: KaleyraFailure): boolean {
  const isResponse = failure.kind === "refused" || failure.kind === "gatewayPage";
  return isResponse && (failure.status === 404 || failure.status === 405);
}
