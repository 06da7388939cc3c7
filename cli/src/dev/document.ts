import { watchFile } from "node:fs";

import { fileProblem } from "../../../provider/file-problem";
import { checkDocument, type CheckOptions } from "../../../provider/flow-json/check-document";
import type { Finding } from "../../../provider/flow-json/finding";
import type { FlowModel } from "../../../provider/flow-json/model/flow-model";
import { flowModelOf } from "../../../provider/flow-json/model/read-flow";
import { parseJson } from "../../../provider/flow-json/syntax/parse";
import { readText } from "../validate/read-documents";

/** A version of the document in a file. */
export interface FlowDocument {
  /** `undefined` if the text is not Flow JSON. */
  readonly flow: FlowModel | undefined;
  readonly findings: readonly Finding[];
  /** Why the file cannot be read. */
  readonly problem: string | undefined;
}

/** How often the file is looked at. This sees an editor that replaces the file, too. */
const watchMilliseconds = 150;

/** Whether the flow has an endpoint URI is not in the document. */
const options: CheckOptions = { publish: false, endpoint: "unknown" };

export async function readDocument(file: string): Promise<FlowDocument> {
  let text: string;
  try {
    text = await readText(file);
  } catch (error) {
    return { flow: undefined, findings: [], problem: fileProblem(error) };
  }
  return {
    flow: flowModelOf(parseJson(text)),
    findings: checkDocument(text, options),
    problem: undefined,
  };
}

/** Reads the document again after each change of the file. */
export function watchDocument(file: string, changed: (document: FlowDocument) => void): void {
  watchFile(file, { interval: watchMilliseconds }, () => void readDocument(file).then(changed));
}
