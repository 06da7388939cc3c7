import { type JsonNode, memberOf, textOf } from "../syntax/json-node";
import type { InputKind } from "../tables/spec";
import type { Component, Input, Inputs } from "./flow-model";
import { boolean, listOf, number, object, text, unknownType, type ValueType } from "./value-type";

/** The type of `${form.NAME}` for each kind of input. */
const typesByKind: Readonly<Record<InputKind, ValueType>> = {
  text,
  number,
  boolean,
  "list of texts": listOf(text),
  // A document does not describe the members of a file.
  files: listOf(object()),
  "range of days": object({ "start-date": text, "end-date": text }),
};

/**
 * The inputs among a screen's components. If two have the same name, the last, with an unknown type:
 * WhatsApp does not define which one a binding reads, and another rule reports the name.
 *
 * @param hasAllComponents Whether `components` has all components of the screen.
 */
export function inputsOf(components: readonly Component[], hasAllComponents: boolean): Inputs {
  const byName = new Map<string, Input>();
  const forms = new Set<string>();
  let isComplete = hasAllComponents;
  for (const component of components) {
    const { type, spec } = component;
    const name = textOf(memberOf(component.node, "name"));
    if (type === "Form") {
      if (name !== undefined) forms.add(name);
    } else if (name !== undefined) {
      const isRepeated = byName.has(name);
      const valueType = isRepeated ? unknownType : valueTypeOf(component);
      byName.set(name, { name, component, type: valueType });
    } else if (type === undefined || spec?.submits !== undefined) {
      isComplete = false; // The component is or may be an input, and its name is not known.
    }
  }
  return { byName, forms, isComplete };
}

/** Whether a component lets the user pick files. */
export function isMediaPicker({ spec }: Component): boolean {
  return spec?.submits === "files";
}

/**
 * The type of a component's value; unknown for a component that submits none, or in an unknown
 * mode.
 */
function valueTypeOf({ node, spec }: Component): ValueType {
  const submits = spec?.submits;
  if (spec === undefined || submits === undefined) return unknownType;
  if (typeof submits === "string") return typesByKind[submits];
  const { by, kinds } = submits;
  const modeNode = memberOf(node, by);
  const mode = modeNode === undefined ? spec.properties[by]?.default : textOf(modeNode);
  const isMode = typeof mode === "string" && Object.hasOwn(kinds, mode);
  const kind = isMode ? kinds[mode] : undefined;
  return kind === undefined ? unknownType : typesByKind[kind];
}

/** The initial value of an input: its own `init-value`, or the member of its Form's `init-values`. */
export function initialValueOf({ node, parent }: Component): JsonNode | undefined {
  const initValue = memberOf(node, "init-value");
  if (initValue !== undefined) return initValue;
  let form = parent;
  while (form !== undefined && form.type !== "Form") form = form.parent; // An If may be between.
  const values = memberOf(form?.node, "init-values");
  // A binding for all inputs is returned itself, since the input's value is not known.
  if (values?.kind !== "object") return values;
  const name = textOf(memberOf(node, "name"));
  return name === undefined ? undefined : memberOf(values, name);
}
