import { type JsonNode, memberOf, textOf } from "../syntax/json-node";
import { components as componentTable } from "../tables/components";
import type { InputKind } from "../tables/spec";
import type { Component, Input, Inputs } from "./flow-model";
import { boolean, listOf, number, object, text, unknownType, type ValueType } from "./value-type";

/** The type of `${form.NAME}` for each kind of input. */
const kinds: Readonly<Record<InputKind, ValueType>> = {
  text,
  number,
  boolean,
  "list of texts": listOf(text),
  // A document does not describe the members of a file.
  files: listOf(object()),
  "range of days": object({ "start-date": text, "end-date": text }),
};

/**
 * The inputs among a screen's components. If two have the same name, the last, with an unknown type.
 *
 * @param allKnown Whether `components` has all components of the screen.
 */
export function inputsOf(components: readonly Component[], allKnown: boolean): Inputs {
  const byName = new Map<string, Input>();
  const forms = new Set<string>();
  let complete = allKnown;
  for (const component of components) {
    const { type } = component;
    const name = textOf(memberOf(component.node, "name"));
    if (type === "Form") {
      if (name !== undefined) forms.add(name);
    } else if (name !== undefined) {
      const twice = byName.has(name);
      byName.set(name, { name, component, type: twice ? unknownType : valueTypeOf(component) });
    } else if (type === undefined || componentTable.get(type)?.submits !== undefined) {
      complete = false;
    }
  }
  return { byName, forms, complete };
}

/** Whether a component lets the user pick files. */
export function isMediaPicker({ type }: Component): boolean {
  return type !== undefined && componentTable.get(type)?.submits === "files";
}

function valueTypeOf({ node, type }: Component): ValueType {
  const spec = type === undefined ? undefined : componentTable.get(type);
  const { submits } = spec ?? {};
  if (submits === undefined) return unknownType;
  if (typeof submits === "string") return kinds[submits];
  const { by, kinds: byText } = submits;
  const given = memberOf(node, by);
  const word = given === undefined ? spec?.properties[by]?.default : textOf(given);
  const kind = Object.entries(byText).find(([candidate]) => candidate === word)?.[1];
  return kind === undefined ? unknownType : kinds[kind];
}

/** The initial value of an input: its own `init-value`, or that in its Form's `init-values`. */
export function initialValueOf({ node, parent }: Component): JsonNode | undefined {
  const own = memberOf(node, "init-value");
  if (own !== undefined) return own;
  let around = parent;
  while (around !== undefined && around.type !== "Form") around = around.parent;
  const values = memberOf(around?.node, "init-values");
  // A binding may contain a value for it, so the value is unknown.
  return values?.kind === "object"
    ? memberOf(values, textOf(memberOf(node, "name")) ?? "")
    : values;
}
