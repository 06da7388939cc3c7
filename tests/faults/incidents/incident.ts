import type { Emulator, OperationName } from "kaleyra-emulator";

import { aDocument } from "../../support/documents";
import type { TlsFront } from "../../support/tls-front";
import type { CliProject, Declared, Declaring } from "../cli/cli-project";

/** Something that goes wrong during one run of a project, or all through it. */
export interface Incident {
  readonly title: string;
  /** What has been deployed before, if anything. */
  readonly before?: Declared;
  readonly wanted: Declared;
  readonly declaring?: Declaring;
  /** Kaleyra is reached by https, through the front. */
  readonly https?: true;
  /** Of all runs: what goes wrong there does not go away. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What the engine is sent, once Kaleyra has received this request. */
  readonly signals?: { readonly at: OperationName; readonly sent: readonly NodeJS.Signals[] };
  /** Prepares the one run that goes wrong; the emulator, the front and the environment are reset after it. */
  readonly injectFault?: (scene: Scene) => void;
}

export interface Scene {
  readonly kaleyra: Emulator;
  readonly front: TlsFront;
  readonly project: CliProject;
}

/** What a program declares before and after its edit. */
export const live = { categories: ["OTHER"], flowJson: aDocument("Hello"), publish: true };
export const edited = { ...live, flowJson: aDocument("Hello again") };
