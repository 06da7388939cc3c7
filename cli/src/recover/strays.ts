import { ConfigurationError } from "../../../provider/config";
import { KaleyraError } from "../../../provider/kaleyra/failure";
import type { Flow } from "../../../provider/kaleyra/flow";
import { wabaId } from "../../../provider/kaleyra/ids";
import { flowLabel } from "../../../provider/lifecycle/flow/state";
import { printable } from "../../../provider/text";
import { Failure } from "../failure";
import { type Deployment, managingResources } from "../pulumi/deployment";
import { ManagedFlows } from "../pulumi/managed-flows";
import { revealed } from "../pulumi/secrets";
import type { Stack } from "../pulumi/stack";
import type { Session } from "../session";
import { note } from "../terminal";
import type { Finding } from "./finding";

const mostShown = 10;
const automaticName = /^.+-[0-9a-f]{7}$/su;

/** A draft whose name looks automatic. */
export function looksLeftOver({ name, status }: Flow): boolean {
  return status === "DRAFT" && automaticName.test(name);
}

/**
 * Finds drafts under an automatic name that no stack of the project has. When only the provider is
 * killed, the engine forgets what it was making, and such a draft may be what was made; or it is
 * another project's, which nobody can tell but the user.
 */
export async function findStrays(
  state: Deployment,
  {
    session,
    stacks,
    known,
  }: {
    readonly session: Session;
    readonly stacks: readonly Stack[];
    readonly known: readonly Finding[];
  },
): Promise<readonly Flow[]> {
  const strays = await straysIn(state, { session, stacks }).catch((error: unknown) => {
    const kinds = [ConfigurationError, KaleyraError, Failure];
    if (!(error instanceof Error) || !kinds.some((kind) => error instanceof kind)) throw error;
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
  note("note: these drafts have automatic names, and no stack of this project has them:");
  for (const flow of strays.slice(0, mostShown)) {
    note(`  ${printable(flowLabel(flow, flow.id))}`);
  }
  if (strays.length > mostShown) note(`  and ${strays.length - mostShown} more`);
  note(
    "They are another project's, or were left by a provider that was killed. If no stack has one:\n" +
      "  kaleyra-flows recover --discard <id>",
  );
}

async function straysIn(
  state: Deployment,
  { session, stacks }: { readonly session: Session; readonly stacks: readonly Stack[] },
): Promise<readonly Flow[]> {
  const wabas = new Set([
    ...managingResources(state).map(({ outputs }) => {
      const { wabaId: own, destinationWabaId } = revealed(outputs ?? {}) as Readonly<
        Record<string, string | undefined>
      >;
      return own ?? destinationWabaId;
    }),
    session.config.wabaId,
  ]);
  const { flows } = session.operation();
  const looksStray: { readonly flow: Flow; readonly waba: string }[] = [];
  for (const waba of wabas) {
    if (waba === undefined) continue;
    for await (const flow of flows.list(wabaId(waba))) {
      if (looksLeftOver(flow)) looksStray.push({ flow, waba });
    }
  }
  // After the lists: whatever is listed was made before the states are read.
  const managed = await ManagedFlows.read(looksStray.length > 0 ? stacks : []);
  return looksStray
    .filter(({ flow, waba }) => managed.holdersOf(flow, waba).length === 0)
    .map(({ flow }) => flow);
}
