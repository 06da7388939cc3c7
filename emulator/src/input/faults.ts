import { isObject } from "../json";
import type { Fault } from "../server/fault";
import { checkedMembers, InvalidInput, isCount, isString } from "./members";

const effects = [
  "status",
  "reset",
  "hang",
  "slowBodyMs",
  "truncateBody",
  "applyThenRespond",
] as const;

const isStatus = (value: unknown): boolean =>
  isCount(value) && Number(value) >= 200 && Number(value) <= 599;
const isMoment = (value: unknown): boolean => value === "before" || value === "after";

const answerTests = { status: isStatus, body: (): boolean => true, headers: isObject };

const tests = {
  operation: isString,
  method: isString,
  path: isString,
  times: (value: unknown): boolean => value === "always" || isCount(value),
  skip: isCount,
  ...answerTests,
  reset: isMoment,
  hang: isMoment,
  slowBodyMs: isCount,
  truncateBody: (value: unknown): boolean => value === true,
  applyThenRespond: (value: unknown): boolean =>
    isObject(value) && isStatus(checkedMembers(value, "fault's answer", answerTests)["status"]),
};

/** @throws {InvalidInput} If the value is no fault, or does not say which. */
export function readFault(value: unknown): Fault {
  const members = checkedMembers(value, "fault", tests);
  if (!hasOneEffect(members)) {
    throw new InvalidInput(`A fault has one of ${effects.join(", ")}.`);
  }
  return members;
}

function hasOneEffect(members: object): members is Fault {
  return effects.filter((effect) => effect in members).length === 1;
}
