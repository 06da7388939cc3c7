/** All that speaks with Kaleyra, in one place to be loaded from: a preview sends nothing, and need not wait for it. */
export { FlowClient } from "./flow-client";
export { FlowLists } from "./flow-lists";
export { Transport } from "./transport";
export { EncryptionKeyClient } from "./encryption-key-client";
export { MigrationBatches } from "./migration-batches";
export { MigrationClient } from "./migration-client";
