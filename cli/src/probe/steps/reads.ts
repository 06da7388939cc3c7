import { endpoints, fieldsQuery } from "../../../../provider/kaleyra/endpoints";
import type { Flow } from "../../../../provider/kaleyra/flow";
import { flowFields } from "../../../../provider/kaleyra/flow-fields";
import { readFlowPage } from "../../../../provider/kaleyra/wire";
import type { Asked } from "../exchanges";
import { outcomeOf } from "../refusal-form";
import type { OwnFlow, ProbeRun } from "../run";

/** How a flow can be read: chosen fields, their encoding, what is called how. */
export async function askFields(run: ProbeRun, flow: OwnFlow): Promise<void> {
  const { findings } = run;
  const once = await run.read(flow, flowFields.details);
  const twicePath = `${endpoints.flow(flow.id)}?fields=${flowFields.details.join("%252C")}`;
  const twice = await run.ask({ method: "GET", path: twicePath });
  const [onceWorks, twiceWorks] = [once, twice].map(hasVersion);
  findings.tell(
    "fields-encoding",
    `once ${onceWorks === true ? "works" : "does not"}, twice ${twiceWorks === true ? "too" : "does not"}`,
    { held: onceWorks === true, by: [once, twice] },
  );
  const honoured = onceWorks === true && !once.response.text.includes("endpoint_uri");
  const said = honoured ? "json_version is there, a missing endpoint_uri is not" : outcomeOf(once);
  findings.tell("fields-honoured", said, { held: honoured, by: [once] });
  const name = /"(validation_errors?)"/.exec(once.response.text)?.[1];
  findings.tell("validation-errors-name", name ?? "not there", {
    held: name === "validation_errors",
    by: [once],
  });

  const preview = await run.read(flow, ["preview.invalidate(false)"]);
  const known = preview.failure === undefined && preview.response.text.includes("preview_url");
  findings.tell("preview-field", known ? "known" : `not known: ${outcomeOf(preview)}`, {
    held: known,
    by: [preview],
  });
}

function hasVersion({ response, failure }: Asked): boolean {
  return failure === undefined && response.text.includes("json_version");
}

/** Whether a list shows the fields that are asked for, as a flow's details do. */
export async function askListFields(run: ProbeRun): Promise<void> {
  const path = `${endpoints.flows(run.waba)}${fieldsQuery([...flowFields.details])}`;
  const asked = await run.ask({ method: "GET", path });
  const held = hasVersion(asked);
  const columns = flowFields.details.filter((field) => asked.response.text.includes(`"${field}"`));
  const said = asked.failure === undefined ? `it shows ${columns.join(", ")}` : outcomeOf(asked);
  run.findings.tell("list-fields", said, { held, by: [asked] });
}

/** Whether a list has pages, and whether `after` leads from one to the next. */
export async function askPages(run: ProbeRun): Promise<void> {
  const first = await page(run);
  if (first.failure !== undefined) {
    return run.findings.tell("list-pages", outcomeOf(first), { held: false, by: [first] });
  }
  const { items, after } = readFlowPage(first.response);
  if (after === undefined) return besides(run, first, items.length);
  const second = await page(run, { after });
  const more = second.failure === undefined ? readFlowPage(second.response).items : [];
  if (more.length === 0) return besides(run, first, items.length);
  const moved = more.every(({ id }) => !items.some((item) => item.id === id));
  const said = moved
    ? `${items.length} a page, and after leads to the next`
    : "after leads nowhere";
  run.findings.tell("list-pages", said, { held: moved, by: [first, second] });
}

/** With few flows a page is never full, unless a small one is asked for. */
async function besides(run: ProbeRun, whole: Asked, count: number): Promise<void> {
  const first = await page(run, { limit: "1" });
  const one = first.failure === undefined ? readFlowPage(first.response) : undefined;
  const said = `all ${count} on one page`;
  if (one?.items.length !== 1 || one.after === undefined) {
    return run.findings.leaveOpen("list-pages", `${said}, and limit is not obeyed`, whole, first);
  }
  const second = await page(run, { limit: "1", after: one.after });
  const next = second.failure === undefined ? readFlowPage(second.response).items[0] : undefined;
  const moved = next !== undefined && next.id !== one.items[0]?.id;
  const then = moved ? "with limit=1 after leads to the next" : "with limit=1 after leads nowhere";
  run.findings.tell("list-pages", `${said}; ${then}`, { held: moved, by: [whole, first, second] });
}

function page(run: ProbeRun, more: Readonly<Record<string, string>> = {}): Promise<Asked> {
  const query = fieldsQuery(flowFields.summary, more);
  return run.ask({ method: "GET", path: `${endpoints.flows(run.waba)}${query}` });
}

/** All flows of the WABA, each with the answer that has it. */
export async function* walk(
  run: ProbeRun,
): AsyncGenerator<{ readonly flow: Flow; readonly asked: Asked }> {
  const seen = new Set<string | undefined>();
  for (let after: string | undefined; !seen.has(after);) {
    seen.add(after);
    const asked = await page(run, after === undefined ? {} : { after });
    if (asked.failure !== undefined) return;
    const { items, after: next } = readFlowPage(asked.response);
    for (const flow of items) yield { flow, asked };
    if (next === undefined) return;
    after = next;
  }
}
