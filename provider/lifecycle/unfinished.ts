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
