import { isLosslessNumber, parse } from "lossless-json";

import { Failure } from "../failure";
import { adapterOf, managesFlow, type Properties } from "./adapter";

/** A resource in the engine's state. Members that are not declared here are kept. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly custom?: boolean;
  /** Whether the program only reads the resource, as `Flow.get` does; it is managed elsewhere. */
  readonly external?: boolean;
  readonly id?: string;
  /** An old copy that the next update deletes. */
  readonly delete?: boolean;
  readonly inputs?: Properties;
  readonly outputs?: Properties;
  readonly additionalSecretOutputs?: readonly string[];
  readonly [member: string]: unknown;
}

/** A step that began and, according to the state, did not end. */
export interface PendingOperation {
  readonly resource: StateResource;
  /** One of the engine's words, or a later engine's: `string & {}` keeps the known ones in the editor. */
  readonly type: "creating" | "updating" | "deleting" | "reading" | "importing" | (string & {});
}

/** What `pulumi stack export` writes and `pulumi stack import` reads. */
export interface Deployment {
  readonly deployment: {
    readonly resources?: readonly StateResource[];
    readonly pending_operations?: readonly PendingOperation[];
    readonly [member: string]: unknown;
  };
  readonly [member: string]: unknown;
}

/**
 * A state is there, but has a form that this version does not know. What its stack manages is
 * unknown then, so no caller may treat it as a stack without flows.
 */
export class UnreadableState extends Failure {}

/** Supported schema versions of a state; the engine has written no others since 2018. */
const knownVersions = new Set([3, 4]);

/**
 * Parses the text of `pulumi stack export`. Numbers keep their notation, since the state also has
 * other providers' resources.
 *
 * @throws {UnreadableState} If the text is not a state, or has another format.
 */
export function readDeployment(text: string): Deployment {
  const state = parseState(text);
  assertReadable(state);
  return state;
}

/** Checks only what the functions of this folder rely on. */
function assertReadable(state: unknown): asserts state is Deployment {
  if (!isRecord(state)) throw new UnreadableState("it is not a JSON object");
  const { version, deployment } = state;
  const number = isLosslessNumber(version) ? Number(version.toString()) : undefined;
  if (number === undefined || !knownVersions.has(number)) {
    throw new UnreadableState(
      `its version is ${number ?? "missing"}, but only 3 and 4 are supported`,
    );
  }
  if (!isRecord(deployment)) throw new UnreadableState("it has no deployment");
  const resources = entriesOf(deployment["resources"], "resources");
  const pendingResources = entriesOf(deployment["pending_operations"], "pending_operations").map(
    (operation) => {
      if (isRecord(operation) && typeof operation["type"] === "string") {
        return operation["resource"];
      }
      throw new UnreadableState("it has a pending operation without a type");
    },
  );
  for (const resource of [...resources, ...pendingResources]) assertResource(resource);
  for (const resource of resources) refuseWithoutId(resource as StateResource);
}

export function pendingOperations({ deployment }: Deployment): readonly PendingOperation[] {
  return deployment.pending_operations ?? [];
}

/**
 * The resources that manage a flow: flows and copies, including those that are to be deleted. Each
 * has an id.
 */
export function managingResources({ deployment }: Deployment): readonly StateResource[] {
  return (deployment.resources ?? []).filter(isManaging);
}

/** Whether the resource manages a flow, and does not just read one. */
export function isManaging(resource: StateResource): boolean {
  return managesFlow(resource) && resource.external !== true;
}

/** Whether the resource is a `Flow` of one of the two providers. */
export function isFlow(resource: Pick<StateResource, "type">): boolean {
  return adapterOf(resource) !== undefined;
}

function parseState(text: string): unknown {
  try {
    return parse(text);
  } catch {
    throw new UnreadableState("it is not JSON");
  }
}

/** The entries of an optional array; Go may write `null` for it. */
function entriesOf(value: unknown, member: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value as readonly unknown[];
  throw new UnreadableState(`its ${member} are not a list`);
}

function assertResource(resource: unknown): asserts resource is StateResource {
  const isResource =
    isRecord(resource) &&
    typeof resource["urn"] === "string" &&
    typeof resource["type"] === "string" &&
    ["string", "undefined"].includes(typeof resource["id"]);
  if (!isResource) throw new UnreadableState("it has a resource without URN, type or readable id");
}

/** Refuses a flow without its id, which would look unmanaged. Only a pending resource has no id. */
function refuseWithoutId(resource: StateResource): void {
  if (!isManaging(resource) || resource.id) return;
  throw new UnreadableState(`${resource.urn} has no id`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
