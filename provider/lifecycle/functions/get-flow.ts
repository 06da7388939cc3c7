import { flowFields } from "../../kaleyra/endpoints";
import type { Flow } from "../../kaleyra/flow";
import type { Using } from "../context";
import { ofKnownFlow } from "./known";

/** A flow as it stands at Kaleyra, whoever manages it. */
export type FoundFlow = Omit<Flow, "id"> & { readonly flowId: string };

/** @throws {Problem} If the account has no such flow. */
export async function getFlow(
  { flowId }: { readonly flowId: string },
  { client: { flows } }: Using<"flows">,
): Promise<FoundFlow> {
  const fields = [...flowFields.details, ...flowFields.owner];
  return foundFlow(await ofKnownFlow("read", flowId, (id) => flows.get(id, fields)));
}

export function foundFlow({ id, ...flow }: Flow): FoundFlow {
  return { flowId: id, ...flow };
}
