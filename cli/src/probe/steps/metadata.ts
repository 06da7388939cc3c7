import { endpointUri } from "../documents";
import { outcomeOf } from "../refusal-form";
import { hasSucceeded, type OwnFlow, type ProbeRun } from "../run";

/** Finds out which names, categories and endpoints a draft may have. */
export async function probeMetadata(run: ProbeRun, flow: OwnFlow): Promise<void> {
  const { findings } = run;
  const shopping = await run.edit(flow, { categories: ["SHOPPING"] });
  findings.record("shopping-category", outcomeOf(shopping), {
    confirmed: hasSucceeded(shopping),
    by: [shopping],
  });
  const unlisted = await run.edit(flow, { categories: ["KALEYRA_PROBE"] });
  const refused = !hasSucceeded(unlisted);
  findings.record("unlisted-category", refused ? `refused: ${outcomeOf(unlisted)}` : "accepted", {
    confirmed: refused,
    by: [unlisted],
  });

  const longest = await run.edit(flow, { name: flow.name.padEnd(200, "x") });
  const tooLong = await run.edit(flow, { name: flow.name.padEnd(201, "x") });
  const message = `200 characters ${hasSucceeded(longest) ? "accepted" : "refused"}, 201 ${hasSucceeded(tooLong) ? "accepted" : "refused"}`;
  findings.record("name-length", message, {
    confirmed: hasSucceeded(longest) && !hasSucceeded(tooLong),
    by: [longest, tooLong],
  });
  await run.edit(flow, { name: flow.name });

  const set = await run.edit(flow, { endpoint_uri: endpointUri });
  const clear = await run.edit(flow, { endpoint_uri: "" });
  const read = await run.read(flow, ["endpoint_uri"]);
  const stays = read.response.text.includes(endpointUri);
  if (!hasSucceeded(set))
    findings.leaveUnknown("endpoint-not-cleared", `none was set: ${outcomeOf(set)}`, set);
  else
    findings.record("endpoint-not-cleared", stays ? "it stays" : "it is cleared", {
      confirmed: stays,
      by: [clear, read],
    });
}

/** Finds out whether a deletion needs a Content-Type, with a spare draft. */
export async function probeContentType(run: ProbeRun, flow: OwnFlow): Promise<void> {
  const { findings } = run;
  const bare = await run.send({ method: "DELETE", path: flow.id, withoutContentType: true });
  const { status } = await run.status(flow);
  const needed = status !== undefined;
  const message = needed ? `needed: ${outcomeOf(bare)}` : "not needed";
  findings.record("content-type-needed", message, { confirmed: !needed, by: [bare] });
  const deleted = needed ? await run.delete(flow) : undefined;
  const evidence = deleted ?? bare;
  const empty = evidence.response.text === "";
  if (deleted !== undefined) {
    findings.record("json-content-type", outcomeOf(deleted), {
      confirmed: hasSucceeded(deleted),
      by: [deleted],
    });
  }
  findings.record("empty-success", empty ? "an empty response" : "a response with a body", {
    confirmed: !empty,
    by: [evidence],
  });
}
