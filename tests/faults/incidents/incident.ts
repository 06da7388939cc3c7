import type { Emulator, OperationName } from "kaleyra-emulator";

import { aDocument } from "../../support/documents";
import type { TlsFront } from "../../support/tls-front";
import type { CliProject, Declared, DeclareOptions } from "../cli/cli-project";

/** Something that goes wrong during one run of a project, or all through it. */
export interface Incident {
  /** The title in docs/reliability.md and in faults.test.ts. */
  readonly title: string;
  /** What was deployed before, if anything. */
  readonly before?: Declared;
  /** What the program declares in the run that goes wrong, and after it. */
  readonly wanted: Declared;
  readonly declareOptions?: DeclareOptions;
  /** Whether Kaleyra is reached by https, through the front. */
  readonly https?: true;
  /** The environment of all runs: what goes wrong because of it does so in every run. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The signals that the engine gets, once Kaleyra has received the request `at`. */
  readonly signals?: { readonly at: OperationName; readonly sent: readonly NodeJS.Signals[] };
  /** Prepares the one run that goes wrong. Emulator, front and environment are reset after it. */
  readonly injectFault?: (scene: Scene) => void;
}

/** What an incident can change. */
export interface Scene {
  readonly kaleyra: Emulator;
  /** The https server in front of `kaleyra`. */
  readonly front: TlsFront;
  readonly project: CliProject;
}

/** The arguments of a flow before its edit. */
export const live = { categories: ["OTHER"], flowJson: aDocument("Hello"), publish: true };
/** The arguments of the flow after its edit. */
export const edited = { ...live, flowJson: aDocument("Hello again") };
