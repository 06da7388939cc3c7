import { withinDepth } from "../../../../provider/flow-json/document";
import type { Properties } from "../../pulumi/adapter";
import {
  isObject,
  type JsonObject,
  listIn,
  NoPreview,
  objectOrAbsent,
  textIn,
  textOrAbsent,
} from "./no-preview";

/** An operation of `kaleyra-flows`, not of Pulumi: a refresh found that the resource is gone. */
export const goneAfterRefresh = "refresh (gone)";

/** What the engine would do with one resource. */
export interface PreviewStep {
  readonly op: string;
  readonly urn: string;
  /** Properties that require the replacement. */
  readonly replaceReasons: readonly string[];
  readonly before?: ResourceInPreview;
  readonly after?: ResourceInPreview;
}

/** A resource in the engine's state; secrets are `[secret]`. */
export interface ResourceInPreview {
  readonly id?: string;
  readonly inputs?: Properties;
  readonly outputs?: Properties;
  /** An old copy that the next update deletes. */
  readonly delete: boolean;
  readonly retainOnDelete: boolean;
  /** Whether the program only reads it. Only the JSON document shows this. */
  readonly external: boolean;
  /**
   * The resource whose deletion deletes this one without a call to the provider. Only the JSON
   * document has it.
   */
  readonly deletedWith?: string;
}

/** A step before it is validated. Its members have different names in the two forms of a preview. */
interface RawStep {
  readonly op: unknown;
  readonly urn: unknown;
  readonly reasons: unknown;
  readonly before: unknown;
  readonly after: unknown;
}

/** @throws {NoPreview} If it is not a step. */
export function stepIn({ op, urn, reasons, before, after }: RawStep): PreviewStep {
  const old = resourceIn(before);
  const fresh = resourceIn(after);
  const step = {
    op: textIn(op, "a step's operation"),
    urn: textIn(urn, "a step's URN"),
    replaceReasons: listIn(reasons, "a step's reasons").filter(
      (reason) => typeof reason === "string",
    ),
    ...(old && { before: old }),
    ...(fresh && { after: fresh }),
  };
  if (step.op !== "" && /^urn:pulumi:.*?::.*?::.*?::/s.test(step.urn)) return step;
  throw new NoPreview("a step has no operation or no URN");
}

function resourceIn(value: unknown): ResourceInPreview | undefined {
  const resource = objectOrAbsent(value, "a step's resource");
  if (resource === undefined) return undefined;
  const id = textOrAbsent(resource["id"], "a resource's id");
  const deletedWith = textOrAbsent(resource["deletedWith"], "a resource's deletedWith");
  return {
    ...(id !== undefined && { id }),
    ...properties(resource, "inputs"),
    ...properties(resource, "outputs"),
    delete: flag(resource, "delete"),
    retainOnDelete: flag(resource, "retainOnDelete"),
    external: flag(resource, "external"),
    ...(deletedWith !== undefined && { deletedWith }),
  };
}

/** The properties as the only member of an object; empty if there are none. */
function properties(resource: JsonObject, member: "inputs" | "outputs"): JsonObject {
  const value = objectOrAbsent(resource[member], `a resource's ${member}`);
  if (value === undefined) return {};
  // A value that is nested too deep becomes a text, since all that reads it is recursive.
  const entries = Object.entries(value).map(([key, inner]) => [key, withinDepth(inner)] as const);
  return { [member]: Object.fromEntries(entries) };
}

function flag(resource: JsonObject, member: string): boolean {
  const value = resource[member] ?? false;
  if (typeof value === "boolean") return value;
  throw new NoPreview(`a resource's ${member} is neither true nor false`);
}

/** @throws {NoPreview} If it has no counts of operations. */
export function countsIn(value: unknown): Readonly<Record<string, number>> {
  if (isObject(value) && Object.values(value).every((count) => Number.isInteger(count))) {
    return value as Readonly<Record<string, number>>;
  }
  throw new NoPreview("it has no summary of its changes, so it did not run to its end");
}

/**
 * Compares the steps with the engine's counts, since the JSON document may omit steps of the same
 * URN. More steps than the engine counts are harmless: each is judged.
 *
 * @returns A sentence without a full stop for each count that is too high.
 */
export function missingSteps(
  steps: readonly PreviewStep[],
  counts: Readonly<Record<string, number>>,
): readonly string[] {
  const numberOf = (op: string) => steps.filter((step) => step.op === op).length;
  const deletions = numberOf("delete") + numberOf(goneAfterRefresh);
  const replacements = numberOf("replace");
  const { delete: deleted = 0, replace: replaced = 0 } = counts;
  return [
    ...(deleted > deletions ? [`it counts ${deleted} deletions and shows ${deletions}`] : []),
    ...(replaced > replacements
      ? [`it counts ${replaced} replacements and shows ${replacements}`]
      : []),
  ];
}
