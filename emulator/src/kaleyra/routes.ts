export type OperationName =
  | "createFlow"
  | "updateMetadata"
  | "uploadDocument"
  | "deleteFlow"
  | "publishFlow"
  | "deprecateFlow"
  | "migrateFlows"
  | "getFlow"
  | "listFlows"
  | "listAssets"
  | "setEncryptionKey"
  | "getEncryptionKey";

export interface Route {
  readonly operation: OperationName;
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  /** What the `requireContentType` switch asks for. */
  readonly contentType?: string;
}

const json = "application/json";
const base = "/v2/:sid/whatsapp";
const flow = `${base}/:flowId`;

/**
 * Kaleyra's addresses. Create's is a guess from the list's, which is the same with GET; the page
 * of it could not be read.
 */
export const routes: readonly Route[] = [
  { operation: "createFlow", method: "POST", path: `${base}/:wabaId/flows`, contentType: json },
  { operation: "listFlows", method: "GET", path: `${base}/:wabaId/flows` },
  { operation: "getFlow", method: "GET", path: flow },
  { operation: "updateMetadata", method: "POST", path: flow, contentType: json },
  { operation: "deleteFlow", method: "DELETE", path: flow, contentType: json },
  { operation: "listAssets", method: "GET", path: `${flow}/assets` },
  {
    operation: "uploadDocument",
    method: "POST",
    path: `${flow}/assets`,
    contentType: "multipart/form-data",
  },
  { operation: "publishFlow", method: "POST", path: `${flow}/publish`, contentType: json },
  { operation: "deprecateFlow", method: "POST", path: `${flow}/deprecate`, contentType: json },
  {
    operation: "migrateFlows",
    method: "POST",
    path: `${base}/:wabaId/migrate_flows/:destinationWabaId`,
    contentType: json,
  },
  {
    operation: "getEncryptionKey",
    method: "GET",
    path: `${base}/:phoneNumber/flows_encryption`,
  },
  {
    operation: "setEncryptionKey",
    method: "POST",
    path: `${base}/:phoneNumber/flows_encryption`,
    contentType: "application/x-www-form-urlencoded",
  },
];
