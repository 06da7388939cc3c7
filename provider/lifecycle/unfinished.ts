import { isDeepStrictEqual } from "node:util";

import type { OperationContext } from "./context";
import type { Resource } from "./resource";

/**
 * A resource that exists at Kaleyra but does not match the program. Its state must be kept, so that
 * it is not orphaned and the next update continues from there.
 */
export class UnfinishedResource extends Error {
  override readonly name: string = "UnfinishedResource";

  constructor(
    readonly id: string,
    readonly state: object,
    reason: Error,
  ) {
    super(reason.message);
  }
}

/**
 * Runs the steps that follow once a resource exists. If one fails, the state is kept.
 *
 * @throws {UnfinishedResource} For every failure.
 */
export async function keepingState<Result>(
  id: string,
  state: object,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof UnfinishedResource) throw error; // It has the later state.
    throw new UnfinishedResource(
      id,
      state,
      error instanceof Error ? error : new Error(String(error)),
    );
  }
}

interface UnfinishedAttempt {
  readonly kind: string;
  /** Whether this run created the resource, or an update changed it. */
  readonly isCreated: boolean;
  readonly inputs: object;
  readonly unfinished: UnfinishedResource;
}

/**
 * The creates and updates of this run that left a resource unfinished. If an error hook asks for it, the engine
 * repeats such an operation, and the state that the failed attempt returned is at risk: some versions of
 * the engine repeat a create without it, others repeat a create as an update, and drop the state if that
 * update fails without one. An update is repeated with the state from before the first attempt. So a
 * repeated operation continues from the state that the attempt before it left, and whatever fails then
 * keeps that state.
 */
export class UnfinishedAttempts {
  #attempts: readonly UnfinishedAttempt[] = [];

  /**
   * Creates a resource, or updates the one that an earlier create with the same inputs left
   * unfinished. The inputs identify it, since the dynamic host does not pass a URN to a create.
   *
   * @throws {UnfinishedResource} If the resource exists and a later step failed.
   */
  async create<Inputs extends object, State extends Inputs & { account: string }>(
    resource: Resource<Inputs, State>,
    inputs: Inputs,
    context: OperationContext,
  ): Promise<{ readonly id: string; readonly state: State }> {
    const earlier = this.#find(resource, inputs);
    if (earlier === undefined) {
      const created = { kind: resource.kind, inputs, isCreated: true };
      return this.#run(created, () => resource.create(inputs, context));
    }
    const { id, state } = earlier.unfinished;
    return { id, state: await this.update(resource, id, state as State, inputs, context) };
  }

  /**
   * Updates a resource.
   *
   * @throws {UnfinishedResource} If a step failed after the resource had changed, in this attempt or in
   *   an earlier one.
   */
  // oxlint-disable-next-line max-params -- what is updated, and the arguments of its update
  update<Inputs extends object, State extends Inputs & { account: string }>(
    resource: Resource<Inputs, State>,
    id: string,
    state: State,
    inputs: Inputs,
    context: OperationContext,
  ): Promise<State> {
    const earlier = this.#find(resource, inputs, id);
    const isCreated = earlier?.isCreated ?? false;
    this.#attempts = this.#attempts.filter((attempt) => attempt !== earlier);
    return this.#run({ kind: resource.kind, inputs, isCreated }, () => {
      if (earlier === undefined) return resource.update(id, state, inputs, context);
      const from = earlier.unfinished.state as State;
      return keepingState(id, from, () => resource.update(id, from, inputs, context));
    });
  }

  /** @param id Missing for a create, which continues only from an earlier create. */
  #find(
    { kind }: Pick<UnfinishedAttempt, "kind">,
    inputs: object,
    id?: string,
  ): UnfinishedAttempt | undefined {
    return this.#attempts.find(
      (attempt) =>
        attempt.kind === kind &&
        (id === undefined ? attempt.isCreated : attempt.unfinished.id === id) &&
        isDeepStrictEqual(attempt.inputs, inputs),
    );
  }

  /** Runs an attempt, and records it if it leaves a resource unfinished. */
  async #run<Result>(
    attempt: Omit<UnfinishedAttempt, "unfinished">,
    run: () => Promise<Result>,
  ): Promise<Result> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof UnfinishedResource) {
        this.#attempts = [...this.#attempts, { ...attempt, unfinished: error }];
      }
      throw error;
    }
  }
}
