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
  /** `undefined` if the text is not Flow JSON. */
  readonly flow: FlowModel | undefined;
  readonly findings: readonly Finding[];
  /** Why the file cannot be read or checked. */
  readonly problem: string | undefined;
}

/** How often the file is looked at. This sees an editor that replaces the file, too. */
const lookMilliseconds = 150;

/** Whether the flow has an endpoint URI is not in the document. */
const options: CheckOptions = { publish: false, endpoint: "unknown" };

/** A document that is read again after each change of its file. */
export class DocumentFile {
  /** The state of the file before it was read: a change during the reading is a change, too. */
  #seen = "";

  constructor(private readonly file: string) {}

  async read(): Promise<FlowDocument> {
    this.#seen = await stateOf(this.file);
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

  /** Reads one version after the other, so that the newest is the last. Never ends. */
  async follow(changed: (document: FlowDocument) => void): Promise<never> {
    for (;;) {
      await setTimeout(lookMilliseconds);
      if ((await stateOf(this.file)) !== this.#seen) changed(await this.read());
    }
  }
}

async function stateOf(file: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(file, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
  } catch (error) {
    return fileProblem(error);
  }
}
