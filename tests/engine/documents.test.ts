import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

import { type Emulator, startEmulator } from "kaleyra-emulator";

import { documentsBelow } from "../support/documents-below";
import { aFlow, flows, idOf } from "../support/flows";
import { stepsOf } from "../support/run";
import { TestStack } from "../support/stack";

interface FlowDocument {
  /** The path below the folder. */
  readonly file: string;
  readonly text: string;
}

/**
 * The Flow JSON documents below a folder.
 *
 * @throws {Error} If there are none, since an empty suite would pass.
 */
function flowDocumentsIn(folder: string): readonly FlowDocument[] {
  const documents = documentsBelow(folder)
    .map((file) => ({ file: relative(folder, file), text: readFileSync(file, "utf8") }))
    .filter(({ text }) => text.includes('"screens"'));
  if (documents.length === 0) throw new Error(`No Flow JSON documents below ${folder}.`);
  return documents;
}

/** The document's text with one label, text or title changed, as in the console. */
function editedByHand(text: string): string {
  let edited = false;
  const document: unknown = JSON.parse(text, (key, value: unknown) => {
    if (edited || typeof value !== "string" || !["label", "text", "title"].includes(key)) {
      return value;
    }
    edited = true;
    return `${value} (by hand)`;
  });
  if (!edited) throw new Error("The document has no label.");
  return JSON.stringify(document);
}

/** The examples, and the documents of others, for which `.ci/run` sets FLOW_DOCUMENTS. */
const folders = [join(process.cwd(), "examples"), process.env["FLOW_DOCUMENTS"]].filter(
  (folder): folder is string => folder !== undefined && folder !== "",
);
if (folders.length === 1) {
  // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- so that the output shows that they are missing
  it.skip("more documents: FLOW_DOCUMENTS names no folder", () => {});
}

describe.each(folders)("the documents in %s", (folder) => {
  const documents = existsSync(folder) ? flowDocumentsIn(folder) : [];
  const resourceName = ({ file }: FlowDocument) => file.replaceAll(/[^\w.-]+/g, "_");
  const program = flows(
    Object.fromEntries(
      documents.map((document) => [
        resourceName(document),
        // Real documents have mistakes; Kaleyra accepts them, and `Warn` does not refuse them.
        aFlow({ flowJson: document.text, flowJsonValidation: "Warn" }),
      ]),
    ),
  );
  /** The number of the flows and the stack. */
  const all = documents.length + 1;

  it.each([
    { kept: "as they were uploaded", normalizesDocuments: false },
    { kept: "normalized", normalizesDocuments: true },
  ])(
    "are uploaded, do not drift if Kaleyra stores them $kept, and drift after an edit by hand",
    async ({ normalizesDocuments }) => {
      expect(documents).not.toHaveLength(0);
      await using service = await startEmulator({ switches: { normalizesDocuments } });
      await using stack = await TestStack.create({ kaleyra: service, program });

      expect(await stack.up()).toMatchObject({ ok: true, changes: { create: all } });
      const refreshed = await stack.refresh();
      expect(refreshed).toMatchObject({ ok: true, changes: { same: all } });
      expect(await stack.preview()).toMatchObject({ ok: true, changes: { same: all } });

      for (const document of documents) await editByHand(service, stack, document);
      expect(await stack.refresh()).toMatchObject({ ok: true });
      const preview = await stack.preview();
      const undetected = documents.filter((document) => {
        return !stepsOf(preview, resourceName(document)).includes("update");
      });
      expect(undetected.map(({ file }) => file)).toEqual([]);
    },
  );

  async function editByHand(
    service: Emulator,
    stack: TestStack,
    document: FlowDocument,
  ): Promise<void> {
    const id = await idOf(stack, resourceName(document));
    service.editFlow(id, { document: editedByHand(document.text) });
  }
});
