import { sameMeaning } from "../../../../provider/flow-json/compare";
import { documentOrText } from "../../../../provider/flow-json/document";
import { endpoints } from "../../../../provider/kaleyra/endpoints";
import { readAssetPage, readValidationErrors } from "../../../../provider/kaleyra/wire";
import { goodDocument, malformedDocument, wrongDocument } from "../documents";
import type { Asked } from "../exchanges";
import { outcomeOf } from "../refusal-form";
import { didIt, type OwnFlow, type ProbeRun } from "../run";
import { addedMembers } from "./added-members";

/** An address that was handed out for the document, and when. */
export interface Link {
  readonly address: string;
  readonly since: number;
}

/** Uploads documents, good and bad, and reads one back. */
export async function askDocument(run: ProbeRun, flow: OwnFlow): Promise<Link | undefined> {
  const { findings } = run;
  const malformed = await run.upload(flow, malformedDocument);
  const kept = didIt(malformed);
  findings.tell(
    "malformed-document",
    kept ? "kept, with errors" : `refused: ${outcomeOf(malformed)}`,
    { held: kept, by: [malformed] },
  );

  const wrong = await run.upload(flow, JSON.stringify(wrongDocument));
  const errors = wrong.failure === undefined ? readValidationErrors(wrong.response) : [];
  const objects = errors.length > 0 && errors.every(({ error }) => error !== "UNKNOWN");
  if (errors.length === 0)
    findings.leaveOpen("validation-errors-shape", `no errors: ${outcomeOf(wrong)}`, wrong);
  else
    findings.tell(
      "validation-errors-shape",
      `${objects ? "objects" : "texts"}: ${errors[0]?.message}`,
      { held: objects, by: [wrong] },
    );

  const text = JSON.stringify(goodDocument);
  const uploaded = await run.upload(flow, text);
  findings.tell("upload-form", outcomeOf(uploaded), { held: didIt(uploaded), by: [uploaded] });
  if (!didIt(uploaded)) return undefined;

  const assets = await run.ask({ method: "GET", path: endpoints.assets(flow.id) });
  const address =
    assets.failure === undefined ? readAssetPage(assets.response).items[0]?.downloadUrl : undefined;
  if (address === undefined) {
    findings.tell("download-without-key", outcomeOf(assets), { held: false, by: [assets] });
    return undefined;
  }
  const since = performance.now();
  const back = await run.exchanges.download(address);
  const came = back.failure === undefined;
  findings.tell("download-without-key", came ? "it comes" : outcomeOf(back), {
    held: came,
    by: [assets, back],
  });
  if (came) compare(run, { text, back });
  return { address, since };
}

function compare(
  { findings }: ProbeRun,
  { text, back }: { readonly text: string; readonly back: Asked },
): void {
  const there = documentOrText(back.response.text);
  if (back.response.text === text) {
    findings.tell("documents-normalized", "it comes back letter for letter", {
      held: true,
      by: [back],
    });
    findings.leaveOpen("documented-defaults", "none was added", back);
    return;
  }
  const same = typeof there !== "string" && sameMeaning(JSON.parse(text) as typeof there, there);
  const said = same
    ? "it comes back changed, and means the same"
    : "it comes back with another meaning";
  findings.tell("documents-normalized", said, { held: same, by: [back] });
  const added = addedMembers(JSON.parse(text), there);
  findings.tell("documented-defaults", `added: ${added.join(", ") || "nothing"}`, {
    held: same,
    by: [back],
  });
}

/** Whether an address that was handed out earlier still leads to the document. */
export async function askLinkAgain(run: ProbeRun, { address, since }: Link): Promise<void> {
  const again = await run.exchanges.download(address);
  const age = `${((performance.now() - since) / 1000).toFixed(1)} seconds`;
  const works = again.failure === undefined;
  const said = works ? `it works after ${age}` : `it no longer works after ${age}`;
  run.findings.tell("download-link-lifetime", said, { held: works, by: [again] });
}
