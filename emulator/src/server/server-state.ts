import type { Account } from "../accounts";
import type { Kaleyra } from "../operations/call";
import type { Switches } from "../switches";
import type { Faults } from "./faults";
import type { Journal } from "./journal";
import type { RateLimiter } from "./rate-limiter";

/** What all requests share. */
export interface ServerState {
  readonly accounts: readonly Account[];
  readonly kaleyra: Kaleyra;
  /** Replaced as a whole when one is turned. */
  switches: Switches;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly rateLimiter: RateLimiter;
  /** Keeps what has changed, where a data file was asked for. */
  save(): void;
  /** The text with every known key blotted out. */
  withoutKeys(text: string): string;
}
