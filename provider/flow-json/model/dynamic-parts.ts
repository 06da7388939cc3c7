import { readDynamicText } from "../expression/dynamic-text";
import { parseCondition } from "../expression/parse";
import { isProblem } from "../expression/problem";
import {
  itemsOf,
  type JsonNode,
  type Member,
  memberOf,
  membersOf,
  type TextNode,
  textOf,
} from "../syntax/json-node";
import { holdsComponents } from "../tables/lookup";
import type { PropertySpec, ValueSpec } from "../tables/spec";
import { text } from "../tables/values";
import type { Action, Component, DynamicValue, Screen } from "./flow-model";
import { actionSpec, propertySpec, specWithin } from "./property-specs";
import { isAtLeast, type Version } from "./version";
import { canBeDynamic, wantedBy } from "./wanted";

/** The parts of a document that have an effect only when the flow runs, in the order of the text. */
export interface DynamicParts {
  readonly actions: readonly Action[];
  readonly dynamicValues: readonly DynamicValue[];
}

/** Collects the actions and dynamic values of all screens. */
export function dynamicPartsOf(
  screens: readonly Screen[],
  version: Version | undefined,
): DynamicParts {
  const collector = new Collector(version);
  for (const screen of screens) {
    collector.collectTitle(screen);
    for (const component of screen.components) collector.collectComponent(component);
  }
  return { actions: collector.actions, dynamicValues: collector.dynamicValues };
}

/** The place of a value as in a `DynamicValue`, and the value's table. */
interface Place {
  readonly screen: Screen;
  readonly component: Component | undefined;
  readonly property: string;
  readonly spec: ValueSpec | undefined;
  /** Applies only to the value of the property itself, not to values inside it. */
  readonly bindsAlso?: PropertySpec["bindsAlso"];
}

class Collector {
  readonly actions: Action[] = [];
  readonly dynamicValues: DynamicValue[] = [];
  readonly #supportsExpressions: boolean;

  constructor(version: Version | undefined) {
    this.#supportsExpressions = isAtLeast(version, "6.0");
  }

  /** Collects a screen's title, the only one of its own properties that can be dynamic. */
  collectTitle(screen: Screen): void {
    const place = { screen, component: undefined, property: "title", spec: text() };
    this.#collectValue(memberOf(screen.node, "title"), place);
  }

  collectComponent(component: Component): void {
    const { screen, type } = component;
    for (const { key, value } of membersOf(component.node)) {
      const property = propertySpec(component, key);
      // A type and a name are never dynamic, and the screen lists the components inside this one.
      if (key === "type" || key === "name" || holdsComponents(property?.value)) continue;
      const { value: spec, bindsAlso } = property ?? {};
      const place = { screen, component, property: key, spec, bindsAlso };
      if (type === "If" && key === "condition") {
        this.#collectCondition(value, place);
      } else if (type === "Switch" && key === "value") {
        this.#collectText(value, place, "switch");
      } else if (isActionKey(key)) {
        this.#collectAction(value, { component, property: key, item: undefined });
      } else {
        this.#collectValue(value, place);
      }
    }
  }

  /** Collects a value and everything inside it. */
  #collectValue(node: JsonNode | undefined, place: Place): void {
    this.#collectText(node, place, canBeDynamic(place.spec) ? "property" : "unclear");
    for (const item of itemsOf(node)) {
      this.#collectValue(item, within(place, undefined));
    }
    if (node?.kind !== "object") return;
    for (const { key, value } of membersOf(node)) {
      if (isActionKey(key) && place.component !== undefined) {
        this.#collectAction(value, { component: place.component, property: key, item: node });
      } else {
        this.#collectValue(value, within(place, key));
      }
    }
  }

  #collectAction(node: JsonNode, at: Pick<Action, "component" | "property" | "item">): void {
    if (node.kind !== "object") return;
    const { component, property } = at;
    const { screen } = component;
    this.actions.push({ node, name: textOf(memberOf(node, "name")), screen, ...at });
    const place = { screen, component, property, spec: undefined };
    for (const { key, value } of membersOf(node)) {
      if (key === "payload") this.#collectPayload(value, place);
      else if (key !== "name") this.#collectValue(value, { ...place, spec: actionSpec(node, key) });
    }
  }

  /** In a payload every text may be dynamic, at any depth. */
  #collectPayload(node: JsonNode, place: Place): void {
    this.#collectText(node, place, "payload");
    for (const item of itemsOf(node)) this.#collectPayload(item, place);
    for (const { value } of membersOf(node)) this.#collectPayload(value, place);
  }

  /** A condition is an expression even without back-quotes, in a grammar of its own. */
  #collectCondition(node: JsonNode, place: Place): void {
    if (node.kind !== "string") return;
    const isInBackQuotes = node.value.startsWith("`") && node.value.endsWith("`");
    if (this.#supportsExpressions && isInBackQuotes) {
      this.#collectText(node, place, "condition");
      return;
    }
    const parsed = parseCondition(node.value);
    const content = isProblem(parsed)
      ? ({ kind: "broken", form: "expression", problem: parsed } as const)
      : ({ kind: "expression", expression: parsed } as const);
    this.#add(node, { ...place, content, use: "condition" });
  }

  #collectText(node: JsonNode | undefined, place: Place, use: DynamicValue["use"]): void {
    if (node?.kind !== "string") return;
    const content = readDynamicText(node.value, this.#supportsExpressions);
    if (content.kind !== "static") this.#add(node, { ...place, content, use });
  }

  #add(node: TextNode, value: Place & Pick<DynamicValue, "content" | "use">): void {
    const { screen, component, property, spec, bindsAlso, content, use } = value;
    // The rules of conditions and payloads check types themselves.
    const isTyped = use === "property" || use === "switch";
    const wanted = isTyped ? wantedBy(spec, bindsAlso) : undefined;
    this.dynamicValues.push({ node, content, screen, component, property, use, wanted });
  }
}

/** The place of the member `key` inside a value, or of an item if `key` is `undefined`. */
function within({ screen, component, property, spec }: Place, key: string | undefined): Place {
  return { screen, component, property, spec: specWithin(spec, key) };
}

/**
 * Whether a member holds an action. By its name, since a component of an unknown type has no table.
 */
function isActionKey(key: Member["key"]): boolean {
  return key === "on-click-action" || key === "on-select-action" || key === "on-unselect-action";
}
