import type { Flow } from "../../../provider/kaleyra/flow";
import type { Holder } from "../pulumi/managed-flows";

/** A flow of the list, and where it is managed; `undefined` where no state could be asked. */
export interface ListedFlow {
  readonly flow: Flow;
  readonly holders: readonly Holder[] | undefined;
}
