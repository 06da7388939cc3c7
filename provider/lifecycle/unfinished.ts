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

interface UnfinishedCreate {
  readonly kind: string;
  readonly inputs: object;
  readonly unfinished: UnfinishedResource;
}

/**
 * The creates of this run that left a resource unfinished. The engine repeats a create if an error
 * hook asks for it, and drops the state that the first attempt returned. The repeated create
 * continues with that resource; a second resource would leave the first without a state.
 */
export class UnfinishedCreates {
  #creates: readonly UnfinishedCreate[] = [];

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
    const { kind } = resource;
    const earlier = this.#creates.find(
      (create) => create.kind === kind && isDeepStrictEqual(create.inputs, inputs),
    );
    try {
      if (earlier === undefined) return await resource.create(inputs, context);
      const { id } = earlier.unfinished;
      const state = earlier.unfinished.state as State;
      const update = () => resource.update(id, state, inputs, context);
      return { id, state: await keepingState(id, state, update) };
    } catch (error) {
      if (error instanceof UnfinishedResource) {
        const others = this.#creates.filter((create) => create !== earlier);
        this.#creates = [...others, { kind, inputs, unfinished: error }];
      }
      throw error;
    }
  }
}
