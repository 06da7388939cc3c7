import type { FlowStatus } from "../../kaleyra/flow";
import { flowId } from "../../kaleyra/ids";
import type { Using } from "../context";

/** A read may lag behind a write; this is how often it is asked again. */
const mostRereads = 4;

/** Asks until the answer has settled, four times more at most, over some four seconds. */
export async function pollUntil<Answer>(
  ask: () => Promise<Answer>,
  isSettled: (answer: Answer) => boolean,
): Promise<Answer> {
  const { ExponentialBackoff, handleWhenResult, retry } = await import("cockatiel");
  return retry(
    handleWhenResult((answer) => !isSettled(answer as Answer)),
    {
      maxAttempts: mostRereads,
      backoff: new ExponentialBackoff({ initialDelay: 250, maxDelay: 2_000 }),
    },
  ).execute(ask);
}

/** The stage of a flow as Kaleyra has it now, `undefined` if it knows no such flow. */
export function statusOf(
  id: string,
  { client: { flows } }: Using<"flows">,
): Promise<FlowStatus | undefined> {
  return flows.status(flowId(id));
}
