import { endpoints } from "../../../../provider/kaleyra/endpoints";
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
  if (!hasSucceeded(set)) {
    findings.leaveUnknown("endpoint-not-cleared", `none was set: ${outcomeOf(set)}`, set);
    return;
  }
  const stays = read.response.text.includes(endpointUri);
  findings.record("endpoint-not-cleared", stays ? "it stays" : "it is cleared", {
    confirmed: stays,
    by: [clear, read],
  });
}

/**
 * Finds out whether a deletion needs a Content-Type, and whether its response has a body.
 *
 * @param flow A draft that no other step needs.
 */
export async function probeContentType(run: ProbeRun, flow: OwnFlow): Promise<void> {
  const { findings } = run;
  const path = endpoints.flow(flow.id);
  const withoutType = await run.send({ method: "DELETE", path, withoutContentType: true });
  const { status } = await run.status(flow);
  const isNeeded = status !== undefined;
  const message = isNeeded ? `needed: ${outcomeOf(withoutType)}` : "not needed";
  findings.record("content-type-needed", message, { confirmed: !isNeeded, by: [withoutType] });
  // All other requests have a JSON Content-Type.
  const withType = isNeeded ? await run.delete(flow) : undefined;
  if (withType !== undefined) {
    findings.record("json-content-type", outcomeOf(withType), {
      confirmed: hasSucceeded(withType),
      by: [withType],
    });
  }
  const deletion = withType ?? withoutType;
  const isEmpty = deletion.response.text === "";
  findings.record("empty-success", isEmpty ? "an empty response" : "a response with a body", {
    confirmed: !isEmpty,
    by: [deletion],
  });
}
