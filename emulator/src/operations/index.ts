import type { OperationName } from "../kaleyra/routes";
import { listAssets, uploadDocument } from "./assets";
import { createFlow } from "./create-flow";
import { deleteFlow } from "./delete-flow";
import { getEncryptionKey, setEncryptionKey } from "./encryption-key";
import { getFlow } from "./get-flow";
import { listFlows } from "./list-flows";
import { migrateFlows } from "./migrate-flows";
import type { Operation } from "./operation";
import { deprecateFlow, publishFlow } from "./publish-and-deprecate";
import { updateMetadata } from "./update-metadata";

/** The function of each operation. `server/api.ts` calls it for requests with valid credentials. */
export const operations: Readonly<Record<OperationName, Operation>> = {
  createFlow,
  updateMetadata,
  uploadDocument,
  deleteFlow,
  publishFlow,
  deprecateFlow,
  migrateFlows,
  getFlow,
  listFlows,
  listAssets,
  setEncryptionKey,
  getEncryptionKey,
};
