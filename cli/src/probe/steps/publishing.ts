import { isNotEditableRefusal, isPublishedRefusal } from "../../../../provider/kaleyra/refusals";
import { frozenDocument, goodDocument } from "../documents";
import type { Asked } from "../exchanges";
import { formOf, metaCodeOf, outcomeOf } from "../refusal-form";
import type { OwnFlow, ProbeRun } from "../run";
import { later } from "./creation";
import { walk } from "./reads";

/** Meta's codes that were expected, with the answers that should have them. */
export type Coded = { readonly code: string; readonly asked: Asked }[];

/** Publishes the flow: first with a document of a frozen version, which should be refused today. */
export async function publish(run: ProbeRun, flow: OwnFlow): Promise<boolean> {
  const { findings } = run;
  await run.upload(flow, JSON.stringify(frozenDocument));
  const frozen = await run.publish(flow);
  let published = frozen;
  const refused = frozen.failure !== undefined;
  findings.tell("frozen-versions", refused ? `refused: ${outcomeOf(frozen)}` : "published", {
    held: !refused,
    by: [frozen],
  });
  if (refused) {
    await run.upload(flow, JSON.stringify(goodDocument));
    published = await run.publish(flow);
  }
  const read = await run.awaitStage(flow, "PUBLISHED");
  if (!read.settled) {
    const why = `it could not be published: ${outcomeOf(published)}`;
    findings.leaveOpen("read-lag", why, published);
    return false;
  }
  if (published.failure === undefined) {
    findings.tell("json-content-type", "taken", { held: true, by: [published] });
  }
  const when = read.rereads === 0 ? "at once" : `after ${later(read)}`;
  findings.tell("read-lag", `it reads PUBLISHED ${when}`, {
    held: read.rereads <= 4,
    by: [published, read.asked],
  });
  return true;
}

/** What a published flow refuses, and what an edit makes of it. */
export async function askPublished(run: ProbeRun, flow: OwnFlow, coded: Coded): Promise<boolean> {
  const { findings } = run;
  const again = await run.publish(flow);
  coded.push({ code: "139002", asked: again });
  const deletion = await run.delete(flow);
  coded.push({ code: "139004", asked: deletion });
  const { failure } = deletion;
  const recognised = failure?.kind === "refused" && isPublishedRefusal(failure);
  const form = formOf(deletion);
  findings.tell(
    "delete-of-published",
    form === undefined ? "deleted!" : `${form}: ${outcomeOf(deletion)}`,
    { held: recognised, by: [deletion] },
  );

  const edit = await run.edit(flow, { categories: ["SURVEY"] });
  const { stage, asked } = await run.stage(flow);
  const held = stage === "DRAFT";
  findings.tell(
    "edit-unpublishes",
    held ? "it is a DRAFT again" : `it is ${stage}: ${outcomeOf(edit)}`,
    { held, by: [edit, asked] },
  );
  if (!held) aboutNotEditable(run, edit);
  return held;
}

function aboutNotEditable({ findings }: ProbeRun, edit: Asked): void {
  const { failure } = edit;
  if (failure === undefined) return;
  findings.tell("not-editable", outcomeOf(edit), {
    held: failure.kind === "refused" && isNotEditableRefusal(failure),
    by: [edit],
  });
}

/** Deprecates the flow, and asks what is left of it. */
export async function askDeprecated(run: ProbeRun, flow: OwnFlow, coded: Coded): Promise<void> {
  const { findings } = run;
  await run.deprecate(flow);
  const { stage } = await run.awaitStage(flow, "DEPRECATED");
  if (stage !== "DEPRECATED") return;
  coded.push({ code: "139003", asked: await run.deprecate(flow) });
  const edit = await run.edit(flow, { categories: ["OTHER"] });
  coded.push({ code: "139001/4016010", asked: edit });
  aboutNotEditable(run, edit);

  await askList(run, flow);
  const namesake = await run.create(flow.name);
  const keeps = namesake.flow === undefined;
  findings.tell(
    "deprecated-keeps-name",
    keeps ? `it keeps it: ${outcomeOf(namesake.asked)}` : "its name is free",
    { held: keeps, by: [namesake.asked] },
  );
}

async function askList(run: ProbeRun, flow: OwnFlow): Promise<void> {
  const { findings } = run;
  for await (const { flow: listed, asked } of walk(run)) {
    if (listed.id === flow.id) {
      return findings.tell("list-has-deprecated", "it is in the list", { held: true, by: [asked] });
    }
  }
  findings.tell("list-has-deprecated", "it is not in the list", { held: false });
}

/** Whether Meta's own codes come through, and are those that its pages give. */
export function aboutCodes({ findings }: ProbeRun, coded: Coded): void {
  if (coded.length === 0) return;
  const seen = coded.map(({ code, asked }) => ({ code, asked, came: metaCodeOf(asked) }));
  const withCode = seen.filter(({ came }) => came !== undefined);
  const shown = seen.map(({ asked }) => asked);
  if (withCode.length === 0) {
    return findings.tell("meta-codes", "no code of Meta's comes through", {
      held: false,
      by: [...shown],
    });
  }
  const others = withCode.filter(({ code, came }) => code !== came);
  const said =
    others.length === 0
      ? withCode.map(({ code }) => code).join(", ")
      : others.map(({ code, came }) => `${came} instead of ${code}`).join(", ");
  findings.tell("meta-codes", said, { held: others.length === 0, by: [...shown] });
}
