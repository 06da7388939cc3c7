import { describeChanges } from "../../flow-json/changes/describe-changes";
import { documentChanges } from "../../flow-json/changes/document-changes";
import { documentOrText } from "../../flow-json/document";
import { isJsonObject, type JsonObject } from "../../flow-json/json";
import { unknownPlaceholder } from "../../flow-json/placeholder";
import { mapDeep } from "../map-deep";
import { UNKNOWN, isKnown } from "../value";
import type { FlowState, PlannedInputs } from "./state";

/** What an update changes in a flow's document, at most so many changes a line each, and how many more. */
export function documentLines(
  { flowJson: before }: Pick<FlowState, "flowJson">,
  { flowJson: after }: Pick<PlannedInputs, "flowJson">,
  most: number,
): readonly string[] {
  if (before === undefined || after === undefined || before === after) return [];
  if (!isKnown(after)) return ["flowJson: not known before the update"];
  const [old, fresh] = [documentOf(before), documentOf(after)];
  if (old === undefined || fresh === undefined) return [];
  return describeChanges(documentChanges(old, fresh), most);
}

/** An object, with placeholders for what is not known yet; a text that is no document has no parts. */
function documentOf(flowJson: JsonObject | string): JsonObject | undefined {
  const document = documentOrText(flowJson);
  if (!isJsonObject(document)) return undefined;
  return mapDeep(document, (part) =>
    part === UNKNOWN ? unknownPlaceholder : undefined,
  ) as JsonObject;
}
