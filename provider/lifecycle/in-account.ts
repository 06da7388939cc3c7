import { foreignAccount } from "./account";
import type { OperationContext } from "./context";
import { type ErrorContext, withErrorContext } from "./operation-error";
import type { Resource } from "./resource";
import { withStoredKey } from "./stored-key";

/**
 * A resource that is changed only under the account and host that hold it. Ids say nothing of the
 * account: under another one the same id may be another customer's, or nothing at all.
 */
export function inAccount<Inputs extends object, State extends Inputs & { account: string }>(
  resource: Resource<Inputs, State>,
): Resource<Inputs, State> {
  const { read, update, delete: remove, labelOf } = resource;
  return {
    ...resource,

    read: (id, state, context) =>
      state === undefined
        ? read(id, state, context)
        : withStoredKey(context, () => readHeld(resource, { id, state }, context)),

    // oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and the context
    update: (id, state, inputs, context) => {
      const errorContext = { operation: "update", label: labelOf(state, id) };
      return update(id, state, inputs, guarded(context, state, errorContext));
    },

    delete: (id, state, context) => {
      const errorContext = { operation: "delete", label: labelOf(state, id) };
      return withStoredKey(context, () => remove(id, state, guarded(context, state, errorContext)));
    },
  };
}

/** Reads what the state knows; what has another account or host now is taken over where it is the same beyond doubt. */
async function readHeld<Inputs extends object, State extends Inputs & { account: string }>(
  { read, labelOf, isHeldBy }: Resource<Inputs, State>,
  { id, state }: { readonly id: string; readonly state: State },
  context: OperationContext,
): ReturnType<Resource<Inputs, State>["read"]> {
  if (state.account === context.account) return read(id, state, context);
  const errorContext = { operation: "read", label: labelOf(state, id) };
  if (!(await withErrorContext(errorContext, () => isHeldBy(id, state, context)))) {
    throw foreignAccount(errorContext, ", which does not have it by this id and name");
  }
  const found = await read(id, state, context);
  context.warn(
    "was made under another SID or host; the configured one has it by the same id and name, so it is managed there now",
  );
  return found;
}

/**
 * A context whose clients can only be had under the account of a state. What sends nothing, such as
 * a change of the deletion policy, asks for none and needs no credentials.
 */
function guarded(
  context: OperationContext,
  { account }: { readonly account: string },
  errorContext: ErrorContext,
): OperationContext {
  const { endChange, defaultWabaId, defaultDeletionPolicy, flowJsonDrift, names, warn, progress } =
    context;
  return {
    get client() {
      if (context.account === account) return context.client;
      throw foreignAccount(errorContext, ", so nothing was sent");
    },
    get account() {
      return context.account;
    },
    endChange,
    defaultWabaId,
    defaultDeletionPolicy,
    flowJsonDrift,
    names,
    warn,
    ...(progress !== undefined && { progress }),
  };
}
