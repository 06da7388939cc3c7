import { stat } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

import { fileProblem } from "../../../provider/file-problem";
import { checkDocument, type CheckOptions } from "../../../provider/flow-json/check-document";
import type { Finding } from "../../../provider/flow-json/finding";
import type { FlowModel } from "../../../provider/flow-json/model/flow-model";
import { flowModelOf } from "../../../provider/flow-json/model/read-flow";
import { parseJson } from "../../../provider/flow-json/syntax/parse";
import { readRegularFile } from "./regular-file";

/** A version of the document in a file. */
export interface FlowDocument {
  /** `undefined` if the file cannot be read or its text is not Flow JSON. */
  readonly flow: FlowModel | undefined;
  readonly findings: readonly Finding[];
  /** Why the file cannot be read or checked. */
  readonly problem: string | undefined;
}

/**
 * How often the state of the file is read. Unlike a watcher of the file, polling also notices an editor that
 * replaces the file.
 */
const pollMilliseconds = 150;

/** The document does not show whether the flow will be published or has an endpoint URI. */
const options: CheckOptions = { publish: false, endpoint: "unknown" };

/** A document that is read again after each change of its file. */
export class DocumentFile {
  /**
   * The state of the file before it was last read, not after it: so a change during the reading leads to
   * another reading.
   */
  #stateBeforeRead = "";

  constructor(private readonly file: string) {}

  /** Reads the current version. A file that cannot be read is a version with a `problem`. */
  async read(): Promise<FlowDocument> {
    this.#stateBeforeRead = await stateOf(this.file);
    try {
      const text = await readRegularFile(this.file);
      return {
        flow: flowModelOf(parseJson(text)),
        findings: checkDocument(text, options),
        problem: undefined,
      };
    } catch (error) {
      return { flow: undefined, findings: [], problem: fileProblem(error) };
    }
  }

  /** Calls `onVersion` with each new version, in the order of the changes. Never ends. */
  async follow(onVersion: (document: FlowDocument) => void): Promise<never> {
    for (;;) {
      await setTimeout(pollMilliseconds);
      if ((await stateOf(this.file)) !== this.#stateBeforeRead) onVersion(await this.read());
    }
  }
}

/** A text that changes whenever the file does; the reason if the file cannot be read. */
async function stateOf(file: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(file, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
  } catch (error) {
    return fileProblem(error);
  }
}
