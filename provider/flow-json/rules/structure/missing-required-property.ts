import { componentsOf } from "../../model/flow-model";
import { once } from "../../model/memo";
import type { Report, Rule } from "../../rule";
import { shapeOf } from "./example-value";
import { type ObjectMistake, onceForEachList } from "./repeated-items";
import { isAvailable, isRequired } from "./walk/available";
import type { PlacedObject } from "./walk/placed";
import { walkOf } from "./walk/walk";
import { ownerName, quoted } from "./wording";

/** All required properties exist: those of the tables, an action's `name` and `payload`, and a component's `type`. */
export const missingRequiredProperty: Rule = {
  code: "MISSING_REQUIRED_PROPERTY",
  severity: "error",
  *check(flow) {
    const walk = walkOf(flow);
    yield* onceForEachList(missingIn(walk.objects.all));
    for (const { node, spec, fit } of walk.values.where((each) => each.kind === "action")) {
      if (fit !== "literal" || node.kind !== "object") continue;
      if (!node.members.has("name")) {
        yield {
          at: node,
          message: "an action needs `name`",
          hint: `Add \`name\`: ${spec.names.map((name) => `"${name}"`).join(" or ")}.`,
        };
      } else if (spec.needsPayload && !node.members.has("payload")) {
        // The action's own table cannot require it: an action on a click needs no payload.
        yield {
          at: node,
          message: "an action on a choice needs `payload`",
          hint: 'Add `payload`: the values that are passed, by name, as in "payload": {"choice": "${form.choice}"}.',
        };
      }
    }
    for (const { node, typeNode } of componentsOf(flow)) {
      if (typeNode !== undefined) continue;
      yield {
        at: node,
        code: "MISSING_REQUIRED_TYPE_PROPERTY",
        message: "a component needs `type`",
        hint: 'Add `type`, as in "type": "TextBody".',
      };
    }
  },
};

function* missingIn(objects: readonly PlacedObject[]): Iterable<ObjectMistake> {
  for (const object of objects) {
    const { node, spec, properties, version } = object;
    for (const [key, property] of requirableProperties(properties)) {
      if (key === "version" && spec.name === "FlowJson") continue; // `invalidFlowJsonVersion` reports it.
      if (node.members.has(key) || !isRequired(property, version)) continue;
      if (!isAvailable(property, object)) continue;
      const purpose = asContinuation(property.doc);
      const report: Report = {
        at: node,
        ...(spec.codes?.missing !== undefined && { code: spec.codes.missing }),
        message: `${ownerName(object)} needs ${quoted(key)}`,
        hint: `Add ${quoted(key)}${shapeOf(key, property)}: ${purpose}`,
      };
      yield { object, mistakeKey: key, report };
    }
  }
}

/** The properties that some version requires. */
const requirableProperties = once((properties: PlacedObject["properties"]) =>
  Object.entries(properties).filter(([, { required }]) => required !== undefined),
);

/** The first line of a docstring, to write after a colon. */
function asContinuation(doc: string): string {
  const [first = ""] = doc.split("\n");
  return `${first.charAt(0).toLowerCase()}${first.slice(1)}`;
}
