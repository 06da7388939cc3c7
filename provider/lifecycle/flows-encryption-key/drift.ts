import { driftBy } from "../drift";
import { diffEncryptionKey } from "./diff";

/** What a refresh has found changed in a key. */
export const driftOfEncryptionKey = driftBy(diffEncryptionKey);
