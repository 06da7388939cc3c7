import { sameMeaning } from "../../../../provider/flow-json/compare";
import { documentOrText } from "../../../../provider/flow-json/document";
import { endpoints } from "../../../../provider/kaleyra/endpoints";
import { readAssetPage, readValidationErrors } from "../../../../provider/kaleyra/wire";
import { goodDocument, malformedDocument, wrongDocument } from "../documents";
import type { RecordedResult } from "../exchanges";
import { outcomeOf } from "../refusal-form";
import { hasSucceeded, type OwnFlow, type ProbeRun } from "../run";

/** The `download_url` of a document. */
export interface Link {
  readonly address: string;
  /** When Kaleyra returned it, on the clock of `performance.now()`. */
  readonly since: number;
}

/**
 * Uploads invalid documents and a valid one, and reads the valid one back.
 *
 * @returns `undefined` if Kaleyra refused the valid document, or has no address for it.
 */
export async function probeDocument(run: ProbeRun, flow: OwnFlow): Promise<Link | undefined> {
  await probeMalformedDocument(run, flow);
  await probeValidationErrors(run, flow);
  return probeGoodDocument(run, flow);
}

async function probeMalformedDocument(run: ProbeRun, flow: OwnFlow): Promise<void> {
  const uploaded = await run.upload(flow, malformedDocument);
  const isAccepted = hasSucceeded(uploaded);
  run.findings.record(
    "malformed-document",
    isAccepted ? "kept, with errors" : `refused: ${outcomeOf(uploaded)}`,
    { confirmed: isAccepted, by: [uploaded] },
  );
}

async function probeValidationErrors(run: ProbeRun, flow: OwnFlow): Promise<void> {
  const { findings } = run;
  const uploaded = await run.upload(flow, JSON.stringify(wrongDocument));
  const errors = uploaded.failure === undefined ? readValidationErrors(uploaded.response) : [];
  const [firstError] = errors;
  if (firstError === undefined) {
    findings.leaveUnknown("validation-errors-shape", `no errors: ${outcomeOf(uploaded)}`, uploaded);
    return;
  }
  // An error that is a string has no code of its own: `readValidationErrors` reads it as UNKNOWN.
  const areObjects = errors.every(({ error }) => error !== "UNKNOWN");
  findings.record(
    "validation-errors-shape",
    `${areObjects ? "objects" : "texts"}: ${firstError.message}`,
    { confirmed: areObjects, by: [uploaded] },
  );
}

async function probeGoodDocument(run: ProbeRun, flow: OwnFlow): Promise<Link | undefined> {
  const { findings } = run;
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
  const download = await run.exchanges.download(address);
  const isDownloaded = download.failure === undefined;
  findings.record("download-without-key", isDownloaded ? "it is downloaded" : outcomeOf(download), {
    confirmed: isDownloaded,
    by: [assets, download],
  });
  if (isDownloaded) compareDocuments(run, text, download);
  return { address, since };
}

function compareDocuments({ findings }: ProbeRun, text: string, download: RecordedResult): void {
  if (download.response.text === text) {
    findings.record("documents-normalized", "it is returned unchanged", {
      confirmed: true,
      by: [download],
    });
    findings.leaveUnknown("documented-defaults", "none was added", download);
    return;
  }
  const uploaded = documentOrText(text);
  const returned = documentOrText(download.response.text);
  const isSame =
    typeof uploaded !== "string" && typeof returned !== "string" && sameMeaning(uploaded, returned);
  const message = isSame
    ? "it is returned changed, with the same meaning"
    : "it is returned with another meaning";
  findings.record("documents-normalized", message, { confirmed: isSame, by: [download] });
  const added = addedMembers(uploaded, returned);
  // A default that differs from the one in the code has another meaning.
  findings.record("documented-defaults", `added: ${added.join(", ") || "nothing"}`, {
    confirmed: isSame,
    by: [download],
  });
}

/** Finds out whether an earlier download address still works. */
export async function probeLinkAgain(run: ProbeRun, { address, since }: Link): Promise<void> {
  const download = await run.exchanges.download(address);
  const age = `${((performance.now() - since) / 1000).toFixed(1)} seconds`;
  const works = download.failure === undefined;
  const message = works ? `it works after ${age}` : `it no longer works after ${age}`;
  run.findings.record("download-link-lifetime", message, { confirmed: works, by: [download] });
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
