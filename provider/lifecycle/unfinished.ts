/**
 * A resource that exists at Kaleyra but is not as the program wants it. Its state must be kept, so
 * that nothing is orphaned and the next update goes on from there.
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
 * Runs what follows once a resource exists. Whatever goes wrong then, its state is kept.
 *
 * @throws {UnfinishedResource} Nothing else.
 */
export async function keepingState<Result>(
  id: string,
  state: object,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof UnfinishedResource) throw error;
    throw new UnfinishedResource(
      id,
      state,
      error instanceof Error ? error : new Error(String(error)),
    );
  }
}
