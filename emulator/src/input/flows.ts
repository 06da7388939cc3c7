import type { FlowEdit, SeedFlow } from "../flows/flow";
import { isObject, isStringArray } from "../json";
import { checkedMembers, isBoolean, isString } from "./members";

const isDigits = (value: unknown): boolean => typeof value === "string" && /^\d+$/.test(value);

const editTests = {
  name: isString,
  categories: isStringArray,
  endpointUri: isString,
  document: (value: unknown): boolean => isString(value) || isObject(value),
  status: isString,
};

const seedTests = { ...editTests, id: isDigits, wabaId: isDigits, formerlyPublished: isBoolean };

/** @throws {InvalidInput} If the value is no seed. */
export function readSeed(value: unknown): SeedFlow {
  return checkedMembers(value, "flow", seedTests);
}

/** @throws {InvalidInput} If the value is no edit. */
export function readEdit(value: unknown): FlowEdit & { readonly status?: string } {
  return checkedMembers(value, "change", editTests);
}
