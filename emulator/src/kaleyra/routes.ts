/** The names of Kaleyra's operations, also in faults and in recorded requests. */
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

/** An address of Kaleyra's API, and the operation that it leads to. */
export interface Route {
  readonly operation: OperationName;
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  /** The documented Content-Type, which the switch `requireContentType` requires. */
  readonly contentType?: string;
}

const json = "application/json";
const base = "/v2/:sid/whatsapp";
const flow = `${base}/:flowId`;

/**
 * Kaleyra's addresses. The address of create is a guess: that of the list, with POST. The page of create
 * could not be read. `operations` and `server` read the parameters of the paths by their names, and `openapi.ts` has
 * an example of each; no compiler checks these names.
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
