import type { OperationName } from "../kaleyra/routes";
import type { Operation } from "./call";
import { createFlow } from "./create-flow";
import { deleteFlow } from "./delete-flow";
import { deprecateFlow } from "./deprecate-flow";
import { getEncryptionKey, setEncryptionKey } from "./encryption-key";
import { getFlow } from "./get-flow";
import { listAssets } from "./list-assets";
import { listFlows } from "./list-flows";
import { migrateFlows } from "./migrate-flows";
import { publishFlow } from "./publish-flow";
import { updateMetadata } from "./update-metadata";
import { uploadDocument } from "./upload-document";

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
