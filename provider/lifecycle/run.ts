import { FlowNames } from "./flow-names";
import { PreviewLines } from "./preview-lines";
import { RefreshDiffs } from "./refresh-diffs";
import { UnfinishedAttempts } from "./unfinished";

/**
 * What the operations of one engine run share. A process that serves several runs makes one for
 * each, so that no run sees what an earlier one has left.
 */
export class Run {
  readonly names = new FlowNames();
  readonly diffs = new RefreshDiffs();
  readonly previewLines = new PreviewLines();
  readonly unfinishedAttempts = new UnfinishedAttempts();
}
