import { isPhoneNumber } from "../../kaleyra/ids";
import type { CheckResult } from "../check-result";
import {
  isUnquoted,
  missingProperties,
  propertyReasons,
  type PropertyChecks,
  quoteIt,
  withoutAbsent,
  wrongProperties,
} from "../property-checks";
import { type PropertyBag, UNKNOWN } from "../value";
import { reasonAgainstKey } from "./public-key";
import type { PlannedKey } from "./state";

const checks: PropertyChecks<PlannedKey> = {
  phoneNumber: (value) => {
    if (isUnquoted(value)) return `${quoteIt("a phone number")}, as in "+910000000101"`;
    return typeof value === "string" && isPhoneNumber(value)
      ? undefined
      : "a number is + with country code and number, digits only, such as +910000000101";
  },
  publicKey: reasonAgainstKey,
};

const required = {
  phoneNumber: "a number that is registered on a WABA is needed, such as +910000000101",
  publicKey: "the public half of the key pair that the endpoint uses is needed, as PEM",
};

/**
 * Checks the program's inputs. Needs no network and no credentials. A refused key may be a private
 * one, and a preview shows inputs, so the result leaves it out.
 */
export function checkEncryptionKey(news: PropertyBag): CheckResult {
  const given = withoutAbsent(news);
  const wrong = wrongProperties(given, propertyReasons("an encryption key", checks), "publicKey");
  const { publicKey, ...withoutKey } = given;
  const isAccepted = publicKey === UNKNOWN || reasonAgainstKey(publicKey) === undefined;
  return {
    inputs: isAccepted ? given : withoutKey,
    failures: [...missingProperties(given, required), ...wrong],
  };
}
