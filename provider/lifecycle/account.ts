import type { OperationContext, Warn } from "./context";
import {
  OperationError,
  failedWith,
  operationError,
  type ErrorContext,
  withErrorContext,
} from "./operation-error";
import { displayName, type Resource, type ResourceDiff } from "./resource";
import { refuseKeptId, refuseSharedId } from "./shared-id";
import type { Planned } from "./value";

/**
 * A resource that changes only under the account and host that hold it. An id does not identify the
 * account: under another account the same id may belong to another customer, or to nothing. Nor
 * does an id that two flows of the stack have identify one of them, and a flow that two resources
 * manage stays as long as one of them is in the program.
 */
export function inAccount<Inputs extends object, State extends Inputs & { account: string }>(
  resource: Resource<Inputs, State>,
): Resource<Inputs, State> {
  return {
    ...resource,

    check: (news, olds, context) => {
      // Without old inputs, the check is for a new resource or a replacement.
      const mayBeReplaced = Object.keys(olds).length === 0;
      if (mayBeReplaced && context.urn !== undefined) context.names?.ids.release(context.urn);
      return resource.check(news, olds, context);
    },

    // Without a state, the read is an import, which has no account yet.
    read: (id, state, context) =>
      state === undefined
        ? resource.read(id, state, context)
        : withStoredKey(context, () => readInAccount(resource, { id, state }, context)),

    // oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and the context
    update: async (id, state, inputs, context) => {
      // Again after the diff: an error hook repeats a create as an update, without a diff.
      refuseSharedId(resource, { operation: "update", id, state }, context.names);
      const errorContext = { operation: "update", label: displayName(resource, [state], { id }) };
      return resource.update(id, state, inputs, guarded(context, state, errorContext));
    },

    delete: (id, state, context) => {
      const errorContext = { operation: "delete", label: displayName(resource, [state], { id }) };
      const refuseShared = () => {
        if (resource.isForgotten(state)) return;
        refuseSharedId(resource, { id, state, operation: "delete" }, context.names);
      };
      return withStoredKey(context, async () => {
        refuseShared();
        refuseKeptId(resource, { id, state, urn: context.urn }, context.names);
        await resource.delete(id, state, guarded(context, state, errorContext));
        // Again: the engine deletes several flows at a time, and another of them may have noted the
        // same id meanwhile. The error keeps this one in the state.
        refuseShared();
      });
    },
  };
}

/**
 * Reads the resource that the state describes. Under another account or host, adopts it only if id
 * and name match.
 */
async function readInAccount<Inputs extends object, State extends Inputs & { account: string }>(
  resource: Resource<Inputs, State>,
  { id, state }: { readonly id: string; readonly state: State },
  context: OperationContext,
): ReturnType<Resource<Inputs, State>["read"]> {
  if (state.account === context.account) return resource.read(id, state, context);
  const errorContext = { operation: "read", label: displayName(resource, [state], { id }) };
  if (!(await withErrorContext(errorContext, () => resource.isHeldBy(id, state, context)))) {
    throw foreignAccount(errorContext, ", which does not have it by this id and name");
  }
  const found = await resource.read(id, state, context);
  context.warn(
    "was made under another SID or host; the configured one has it by the same id and name, so it is managed there now",
  );
  return found;
}

/**
 * A context that gives out its client only under the state's account. An operation that sends
 * nothing, such as a change of the deletion policy, never asks for the client and needs no
 * credentials.
 */
function guarded(
  context: OperationContext,
  { account }: { readonly account: string },
  errorContext: ErrorContext,
): OperationContext {
  // Inherits the other members, since a spread would read the getters, which require credentials.
  return Object.create(context, {
    client: {
      get: () => {
        if (context.account === account) return context.client;
        throw foreignAccount(errorContext, ", so nothing was sent");
      },
    },
  }) as OperationContext;
}

/**
 * Runs a destroy or a refresh. The engine passes the configuration of the last `up` to both, so
 * Kaleyra refuses a key that was rotated since, even if the stack has the right one. The error for
 * a refused key then has the context's hint.
 */
async function withStoredKey<Value>(
  { storedKeyHint: hint }: Pick<OperationContext, "storedKeyHint">,
  operation: () => Promise<Value>,
): Promise<Value> {
  try {
    return await operation();
  } catch (error) {
    if (hint === undefined || !(error instanceof OperationError)) throw error;
    const { failure, errorContext } = error;
    const isRefused = failure?.kind === "badCredentials" || failure?.kind === "forbidden";
    throw isRefused && errorContext !== undefined ? failedWith(errorContext, failure, hint) : error;
  }
}

/** What a diff compares: a resource in the state and the program's inputs. */
export interface DiffInput<Inputs extends object, State extends Inputs & { account: string }> {
  readonly id: string;
  readonly state: State;
  readonly inputs: Planned<Inputs>;
  /**
   * Fingerprint of the configured account and host; `undefined` where a preview does not know it.
   */
  readonly account: string | undefined;
  /**
   * Whether the engine may delete a replaced resource through another provider, with its own
   * account.
   */
  readonly hasOtherAccounts: boolean;
}

/**
 * Refuses a plan that changes a resource of another account, as the run itself would, before
 * anything is sent. An unchanged resource gets a warning.
 *
 * @throws {OperationError} If the plan needs a call to the account that holds the resource.
 */
export function refuseForeign<Inputs extends object, State extends Inputs & { account: string }>(
  resource: Resource<Inputs, State>,
  plan: Omit<DiffInput<Inputs, State>, "inputs"> & { readonly planned: ResourceDiff },
  warn: Warn,
): void {
  const { id, state, account, hasOtherAccounts, planned } = plan;
  if (account === undefined || account === state.account) return;
  const label = displayName(resource, [state], { id });
  if (planned.replaces.length > 0) {
    if (resource.isForgotten(state)) return; // Nothing is sent to the other account.
    if (!hasOtherAccounts) {
      throw foreignAccount({ operation: "replace", label }, ", which could not delete the old one");
    }
    warn(
      "was made under another SID or host than the configured one; after its replacement only a provider with the " +
        "credentials of that account can delete it",
    );
    return;
  }
  if (planned.changed.some((property) => !resource.unsentInputs.includes(property))) {
    throw foreignAccount({ operation: "update", label }, ", so nothing was sent");
  }
  warn(
    "was made under another SID or host than the configured one, so it cannot be changed or deleted. If SID or host " +
      "have changed, `pulumi refresh --run-program` takes the new ones over",
  );
}

/** @param evidence Continues the sentence "made under another SID or host". */
function foreignAccount(errorContext: ErrorContext, evidence: string): OperationError {
  return operationError(
    errorContext,
    `it was made under another SID or host than the configured one${evidence}`,
    "Use the credentials and the host of its account. If these have changed, `pulumi refresh --run-program` takes the new " +
      "ones over; if it is no longer yours to manage, `pulumi state delete` takes it out.",
  );
}
