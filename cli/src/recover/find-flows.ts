import type { Flow } from "../../../provider/kaleyra/flow";
import { wabaId } from "../../../provider/kaleyra/ids";
import { pollUntil } from "../../../provider/lifecycle/flow/lookup";
import { withErrorContext } from "../../../provider/lifecycle/operation-error";
import { Failure } from "../failure";
import { nameInState, type Properties } from "../pulumi/adapter";
import { managingResources, type Deployment } from "../pulumi/deployment";
import type { PendingCreate } from "../pulumi/pending-create";
import { withSecretsRevealed } from "../pulumi/secrets";
import type { Session } from "../session";

/**
 * Looks up the flows of pending creations by WABA and name. Retries, since a new flow may not be
 * listed yet. A creation that is missing in the result created nothing.
 */
export async function findFlows(
  creates: readonly PendingCreate[],
  session: Session,
): Promise<ReadonlyMap<PendingCreate, Flow>> {
  const found = new Map<PendingCreate, Flow>();
  for (const waba of new Set(creates.map(({ inputs }) => inputs.wabaId))) {
    const createsInWaba = creates.filter(({ inputs }) => inputs.wabaId === waba);
    const context = session.operation();
    await withErrorContext({ operation: "list", label: `the flows of WABA ${waba}` }, () =>
      pollUntil(
        async () => {
          for await (const flow of context.client.flows.list(wabaId(waba))) {
            // A WABA accepts each name once, so at most one creation of a name has created a flow.
            const create = createsInWaba.find(({ inputs }) => inputs.name === flow.name);
            if (create !== undefined) found.set(create, flow);
          }
        },
        () => createsInWaba.every((create) => found.has(create)),
      ),
    );
  }
  return found;
}

/**
 * Refuses to look up flows in another account than that of the killed run: there, a missing flow does
 * not prove that nothing was created.
 *
 * @throws {Failure} If the stack's other flows of the same WABA were created in another account.
 */
export function refuseForeignAccount(
  state: Deployment,
  creates: readonly PendingCreate[],
  session: Session,
): void {
  const wabas = new Set(creates.map(({ inputs }) => inputs.wabaId));
  const { account } = session.operation();
  for (const resource of managingResources(state)) {
    const outputs = withSecretsRevealed(resource.outputs ?? {}) as Properties;
    const { wabaId: waba } = nameInState(resource, outputs);
    const isOfSameWaba = waba !== undefined && wabas.has(waba);
    const accountOfFlow = outputs["account"];
    if (isOfSameWaba && accountOfFlow !== undefined && accountOfFlow !== account) {
      throw new Failure(
        `${resource.urn} was created with another SID or host than the configured one, so the pending flow cannot be looked up. ` +
          "Use the credentials and kaleyra:apiUrl of the run that was killed.",
      );
    }
  }
}
