import { ConfigurationError } from "../../../provider/config";
import { KaleyraError } from "../../../provider/kaleyra/failure";
import type { Flow } from "../../../provider/kaleyra/flow";
import { wabaId } from "../../../provider/kaleyra/ids";
import { flowLabel } from "../../../provider/lifecycle/flow/state";
import { type Deployment, flowsIn } from "../pulumi/deployment";
import { revealed } from "../pulumi/secrets";
import type { Session } from "../session";
import { note, printable } from "../terminal";
import type { Finding } from "./finding";

const mostShown = 10;
const automaticName = /^.+-[0-9a-f]{7}$/su;

/** A draft whose name looks automatic. */
export function looksLeftOver({ name, status }: Flow): boolean {
  return status === "DRAFT" && automaticName.test(name);
}

/**
 * Finds drafts under an automatic name that the stack does not have. When only the provider is
 * killed, the engine forgets what it was making, and such a draft may be what was made; or it is
 * another stack's, which nobody can tell but the user.
 */
export async function findStrays(
  state: Deployment,
  { session, known }: { readonly session: Session; readonly known: readonly Finding[] },
): Promise<readonly Flow[]> {
  const strays = await straysIn(state, session).catch((error: unknown) => {
    if (!(error instanceof ConfigurationError) && !(error instanceof KaleyraError)) throw error;
    note(`note: drafts that a killed provider may have left were not looked for: ${error.message}`);
    return [];
  });
  const knownIds = new Set(
    known.flatMap((finding) => ("flow" in finding ? [finding.flow.id] : [])),
  );
  return strays.filter(({ id }) => !knownIds.has(id));
}

export function noteStrays(strays: readonly Flow[]): void {
  if (strays.length === 0) return;
  note("note: these drafts have automatic names, and this stack does not have them:");
  for (const flow of strays.slice(0, mostShown)) {
    note(`  ${printable(flowLabel(flow, flow.id))}`);
  }
  if (strays.length > mostShown) note(`  and ${strays.length - mostShown} more`);
  note(
    "They are another stack's, or were left by a provider that was killed. If no stack has one:\n" +
      "  kaleyra-flows recover --discard <id>",
  );
}

async function straysIn(state: Deployment, session: Session): Promise<readonly Flow[]> {
  const inStack = flowsIn(state);
  const ids = new Set(inStack.map(({ id }) => id));
  const wabas = new Set([
    ...inStack.map(({ outputs }) => (revealed(outputs ?? {}) as { wabaId?: string }).wabaId),
    session.config.wabaId,
  ]);
  const { flows } = session.operation();
  const strays: Flow[] = [];
  for (const waba of wabas) {
    if (waba === undefined) continue;
    for await (const flow of flows.list(wabaId(waba))) {
      if (looksLeftOver(flow) && !ids.has(flow.id)) strays.push(flow);
    }
  }
  return strays;
}
