import { driftBy } from "../drift";
import { diffMigration } from "./diff";

/** What a refresh has found changed in a migration. */
export const driftOfMigration = driftBy(diffMigration);
