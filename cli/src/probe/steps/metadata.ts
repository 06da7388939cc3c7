import { endpointUri } from "../documents";
import { outcomeOf } from "../refusal-form";
import { didIt, type OwnFlow, type ProbeRun } from "../run";

/** What name, categories and endpoint of a draft may be. */
export async function askMetadata(run: ProbeRun, flow: OwnFlow): Promise<void> {
  const { findings } = run;
  const shopping = await run.edit(flow, { categories: ["SHOPPING"] });
  findings.tell("shopping-category", outcomeOf(shopping), {
    held: didIt(shopping),
    by: [shopping],
  });
  const unlisted = await run.edit(flow, { categories: ["KALEYRA_PROBE"] });
  const refused = !didIt(unlisted);
  findings.tell("unlisted-category", refused ? `refused: ${outcomeOf(unlisted)}` : "taken", {
    held: refused,
    by: [unlisted],
  });

  const longest = await run.edit(flow, { name: flow.name.padEnd(200, "x") });
  const tooLong = await run.edit(flow, { name: flow.name.padEnd(201, "x") });
  const said = `200 characters ${didIt(longest) ? "taken" : "refused"}, 201 ${didIt(tooLong) ? "taken" : "refused"}`;
  findings.tell("name-length", said, {
    held: didIt(longest) && !didIt(tooLong),
    by: [longest, tooLong],
  });
  await run.edit(flow, { name: flow.name });

  const set = await run.edit(flow, { endpoint_uri: endpointUri });
  const clear = await run.edit(flow, { endpoint_uri: "" });
  const read = await run.read(flow, ["endpoint_uri"]);
  const stays = read.response.text.includes(endpointUri);
  if (!didIt(set))
    findings.leaveOpen("endpoint-not-cleared", `none was set: ${outcomeOf(set)}`, set);
  else
    findings.tell("endpoint-not-cleared", stays ? "it stays" : "it is cleared", {
      held: stays,
      by: [clear, read],
    });
}

/** Whether a deletion needs a Content-Type, on a draft that nobody misses. */
export async function askContentType(run: ProbeRun, flow: OwnFlow): Promise<void> {
  const { findings } = run;
  const bare = await run.ask({ method: "DELETE", path: flow.id, withoutContentType: true });
  const { stage } = await run.stage(flow);
  const needed = stage !== undefined;
  const said = needed ? `needed: ${outcomeOf(bare)}` : "not needed";
  findings.tell("content-type-needed", said, { held: !needed, by: [bare] });
  const deleted = needed ? await run.delete(flow) : undefined;
  const shown = deleted ?? bare;
  const empty = shown.response.text === "";
  if (deleted !== undefined) {
    findings.tell("json-content-type", outcomeOf(deleted), { held: didIt(deleted), by: [deleted] });
  }
  findings.tell("empty-success", empty ? "an empty answer" : "an answer with a body", {
    held: !empty,
    by: [shown],
  });
}
