/** The id of a flow: digits. It is a string, since it is too long for a number. */
export type FlowId = string & { readonly __brand: "FlowId" };

/** The id of a WhatsApp Business Account (WABA): digits. */
export type WabaId = string & { readonly __brand: "WabaId" };

/** A phone number in E.164 form, such as `+910000000101`. */
export type PhoneNumber = string & { readonly __brand: "PhoneNumber" };

/** Digits only, so that an id adds nothing else to a URL; far more than Meta's ids have. */
const digits = /^\d{1,40}$/;

/** Whether `text` has the format of a flow id or a WABA id. */
export function isId(text: string): boolean {
  return digits.test(text);
}

/**
 * Checks an id, so that it cannot add anything else to a URL.
 *
 * @throws {RangeError} If `text` is not a string of digits.
 */
export function flowId(text: string): FlowId {
  if (!isId(text)) throw notAnId(text, "a flow id");
  return text as FlowId;
}

/** @throws {RangeError} If `text` is not a string of digits. */
export function wabaId(text: string): WabaId {
  if (!isId(text)) throw notAnId(text, "a WABA id");
  return text as WabaId;
}

/** @param what What the text should be, e.g. `a flow id`. */
function notAnId(text: string, what: string): RangeError {
  return new RangeError(
    `${JSON.stringify(text.slice(0, 60))} is not ${what}: it must be a string of digits`,
  );
}

/** Whether `text` has E.164 form: `+`, then country code and number, at most 15 digits. */
export function isPhoneNumber(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}

/** @throws {RangeError} If `text` is not in E.164 form. */
export function phoneNumber(text: string): PhoneNumber {
  if (!isPhoneNumber(text)) {
    throw new RangeError(
      `${JSON.stringify(text.slice(0, 60))} is not a phone number such as +910000000101`,
    );
  }
  return text as PhoneNumber;
}
