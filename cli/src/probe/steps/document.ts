import { sameMeaning } from "../../../../provider/flow-json/compare";
import { documentOrText } from "../../../../provider/flow-json/document";
import { endpoints } from "../../../../provider/kaleyra/endpoints";
import { readAssetPage, readValidationErrors } from "../../../../provider/kaleyra/wire";
import { goodDocument, malformedDocument, wrongDocument } from "../documents";
import type { RecordedResult } from "../exchanges";
import { outcomeOf } from "../refusal-form";
import { hasSucceeded, type OwnFlow, type ProbeRun } from "../run";

/** A download address of the document. */
export interface Link {
  readonly address: string;
  /** When Kaleyra returned it, on the clock of `performance.now()`. */
  readonly since: number;
}

/**
 * Uploads valid and invalid documents, and reads the last, valid one back.
 *
 * @returns `undefined` if Kaleyra refused the valid document, or has no address for it.
 */
export async function probeDocument(run: ProbeRun, flow: OwnFlow): Promise<Link | undefined> {
  const { findings } = run;
  const malformed = await run.upload(flow, malformedDocument);
  const wasAccepted = hasSucceeded(malformed);
  findings.record(
    "malformed-document",
    wasAccepted ? "kept, with errors" : `refused: ${outcomeOf(malformed)}`,
    { confirmed: wasAccepted, by: [malformed] },
  );

  const wrong = await run.upload(flow, JSON.stringify(wrongDocument));
  const errors = wrong.failure === undefined ? readValidationErrors(wrong.response) : [];
  const objects = errors.length > 0 && errors.every(({ error }) => error !== "UNKNOWN");
  if (errors.length === 0)
    findings.leaveUnknown("validation-errors-shape", `no errors: ${outcomeOf(wrong)}`, wrong);
  else
    findings.record(
      "validation-errors-shape",
      `${objects ? "objects" : "texts"}: ${errors[0]?.message}`,
      { confirmed: objects, by: [wrong] },
    );

  const text = JSON.stringify(goodDocument);
  const uploaded = await run.upload(flow, text);
  findings.record("upload-form", outcomeOf(uploaded), {
    confirmed: hasSucceeded(uploaded),
    by: [uploaded],
  });
  if (!hasSucceeded(uploaded)) return undefined;

  const assets = await run.send({ method: "GET", path: endpoints.assets(flow.id) });
  const address =
    assets.failure === undefined ? readAssetPage(assets.response).items[0]?.downloadUrl : undefined;
  if (address === undefined) {
    findings.record("download-without-key", outcomeOf(assets), { confirmed: false, by: [assets] });
    return undefined;
  }
  const since = performance.now();
  const back = await run.exchanges.download(address);
  const downloaded = back.failure === undefined;
  findings.record("download-without-key", downloaded ? "it is downloaded" : outcomeOf(back), {
    confirmed: downloaded,
    by: [assets, back],
  });
  if (downloaded) compareDocuments(run, { text, back });
  return { address, since };
}

function compareDocuments(
  { findings }: ProbeRun,
  { text, back }: { readonly text: string; readonly back: RecordedResult },
): void {
  const downloaded = documentOrText(back.response.text);
  if (back.response.text === text) {
    findings.record("documents-normalized", "it is returned unchanged", {
      confirmed: true,
      by: [back],
    });
    findings.leaveUnknown("documented-defaults", "none was added", back);
    return;
  }
  const same =
    typeof downloaded !== "string" &&
    sameMeaning(JSON.parse(text) as typeof downloaded, downloaded);
  const message = same
    ? "it is returned changed, with the same meaning"
    : "it is returned with another meaning";
  findings.record("documents-normalized", message, { confirmed: same, by: [back] });
  const added = addedMembers(JSON.parse(text), downloaded);
  findings.record("documented-defaults", `added: ${added.join(", ") || "nothing"}`, {
    confirmed: same,
    by: [back],
  });
}

/** Finds out whether an earlier download address still works. */
export async function probeLinkAgain(run: ProbeRun, { address, since }: Link): Promise<void> {
  const again = await run.exchanges.download(address);
  const age = `${((performance.now() - since) / 1000).toFixed(1)} seconds`;
  const works = again.failure === undefined;
  const message = works ? `it works after ${age}` : `it no longer works after ${age}`;
  run.findings.record("download-link-lifetime", message, { confirmed: works, by: [again] });
}

/** The members that only the second value has, e.g. `screens[0].success=true`. */
function addedMembers(before: unknown, after: unknown, path = ""): readonly string[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    return after.flatMap((item, index) => addedMembers(before[index], item, `${path}[${index}]`));
  }
  if (!isObject(before) || !isObject(after)) return [];
  return Object.entries(after).flatMap(([member, value]) => {
    const place = path === "" ? member : `${path}.${member}`;
    return member in before
      ? addedMembers(before[member], value, place)
      : [`${place}=${JSON.stringify(value)}`];
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
