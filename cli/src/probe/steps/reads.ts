import { endpoints, fieldsQuery, flowFields } from "../../../../provider/kaleyra/endpoints";
import type { Flow } from "../../../../provider/kaleyra/flow";
import { readFlowPage } from "../../../../provider/kaleyra/wire";
import type { RecordedResult } from "../exchanges";
import { outcomeOf } from "../refusal-form";
import type { OwnFlow, ProbeRun } from "../run";

/** Finds out how to read a flow: selected fields, their encoding and their names. */
export async function probeFields(run: ProbeRun, flow: OwnFlow): Promise<void> {
  const { findings } = run;
  const once = await run.read(flow, flowFields.details);
  // The commas encoded twice, as in Kaleyra's samples.
  const twicePath = `${endpoints.flow(flow.id)}?fields=${flowFields.details.join("%252C")}`;
  const twice = await run.send({ method: "GET", path: twicePath });
  const onceWorks = hasVersion(once);
  const twiceOutcome = hasVersion(twice) ? "too" : "does not";
  findings.record(
    "fields-encoding",
    `once ${onceWorks ? "works" : "does not"}, twice ${twiceOutcome}`,
    { confirmed: onceWorks, by: [once, twice] },
  );
  // The flow has no endpoint, so a response with only the requested fields that it has does not name one.
  const isHonored = onceWorks && !once.response.text.includes("endpoint_uri");
  const message = isHonored
    ? "json_version is there, a missing endpoint_uri is not"
    : outcomeOf(once);
  findings.record("fields-honored", message, { confirmed: isHonored, by: [once] });
  // Kaleyra's and Meta's pages differ in the name.
  const name = /"(validation_errors?)"/.exec(once.response.text)?.[1];
  findings.record("validation-errors-name", name ?? "not there", {
    confirmed: name === "validation_errors",
    by: [once],
  });

  const preview = await run.read(flow, ["preview.invalidate(false)"]);
  const hasPreview = preview.failure === undefined && preview.response.text.includes("preview_url");
  findings.record("preview-field", hasPreview ? "known" : `not known: ${outcomeOf(preview)}`, {
    confirmed: hasPreview,
    by: [preview],
  });
}

/** Whether a response has a field that only a request for it returns. */
function hasVersion({ response, failure }: RecordedResult): boolean {
  return failure === undefined && response.text.includes("json_version");
}

/** Finds out whether a list has the requested fields, as a flow's details do. */
export async function probeListFields(run: ProbeRun): Promise<void> {
  const path = `${endpoints.flows(run.waba)}${fieldsQuery([...flowFields.details])}`;
  const result = await run.send({ method: "GET", path });
  const confirmed = hasVersion(result);
  const columns = flowFields.details.filter((field) => result.response.text.includes(`"${field}"`));
  const message =
    result.failure === undefined ? `it shows ${columns.join(", ")}` : outcomeOf(result);
  run.findings.record("list-fields", message, { confirmed, by: [result] });
}

/** Finds out whether a list has pages, and whether `after` leads from one to the next. */
export async function probePages(run: ProbeRun): Promise<void> {
  const first = await page(run);
  if (first.failure !== undefined) {
    return run.findings.record("list-pages", outcomeOf(first), { confirmed: false, by: [first] });
  }
  const { items, after } = readFlowPage(first.response);
  if (after === undefined) return probeSmallPages(run, first, items.length);
  const second = await page(run, { after });
  const nextItems = second.failure === undefined ? readFlowPage(second.response).items : [];
  if (nextItems.length === 0) return probeSmallPages(run, first, items.length);
  const isNextPage = nextItems.every(({ id }) => !items.some((item) => item.id === id));
  const message = isNextPage
    ? `${items.length} a page, and after leads to the next`
    : "after leads nowhere";
  run.findings.record("list-pages", message, { confirmed: isNextPage, by: [first, second] });
}

/**
 * If there are few flows, only a page with a small limit is full.
 *
 * @param whole The page with all flows.
 * @param count How many flows that page has.
 */
async function probeSmallPages(run: ProbeRun, whole: RecordedResult, count: number): Promise<void> {
  const first = await page(run, { limit: "1" });
  const firstPage = first.failure === undefined ? readFlowPage(first.response) : undefined;
  const message = `all ${count} on one page`;
  if (firstPage?.items.length !== 1 || firstPage.after === undefined) {
    return run.findings.leaveUnknown(
      "list-pages",
      `${message}, and Kaleyra ignores limit`,
      whole,
      first,
    );
  }
  const second = await page(run, { limit: "1", after: firstPage.after });
  const nextFlow =
    second.failure === undefined ? readFlowPage(second.response).items[0] : undefined;
  const isNextPage = nextFlow !== undefined && nextFlow.id !== firstPage.items[0]?.id;
  const outcome = isNextPage
    ? "with limit=1 after leads to the next"
    : "with limit=1 after leads nowhere";
  run.findings.record("list-pages", `${message}; ${outcome}`, {
    confirmed: isNextPage,
    by: [whole, first, second],
  });
}

function page(run: ProbeRun, more: Readonly<Record<string, string>> = {}): Promise<RecordedResult> {
  const query = fieldsQuery(flowFields.summary, more);
  return run.send({ method: "GET", path: `${endpoints.flows(run.waba)}${query}` });
}

/**
 * All flows of the WABA, each with the result that contains the flow. Ends at a page that is refused,
 * and at a cursor that comes a second time, since such a list has no end.
 */
export async function* listFlows(
  run: ProbeRun,
): AsyncGenerator<{ readonly flow: Flow; readonly result: RecordedResult }> {
  const cursors = new Set<string>();
  let query: Readonly<Record<string, string>> = {};
  for (;;) {
    const result = await page(run, query);
    if (result.failure !== undefined) return;
    const { items, after } = readFlowPage(result.response);
    for (const flow of items) yield { flow, result };
    if (after === undefined || cursors.has(after)) return;
    cursors.add(after);
    query = { after };
  }
}
