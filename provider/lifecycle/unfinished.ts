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
    if (error instanceof UnfinishedResource) throw error;
    throw new UnfinishedResource(
      id,
      state,
      error instanceof Error ? error : new Error(String(error)),
    );
  }
}
