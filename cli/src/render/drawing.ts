import type { Component, FlowModel, Screen } from "../../../provider/flow-json/model/flow-model";
import { once } from "../../../provider/flow-json/model/memo";
import { type JsonNode, memberOf } from "../../../provider/flow-json/syntax/json-node";
import { type DisplayValue, displayValue } from "./display-value";
import type { FindingsByPlace } from "./findings";
import type { Markup } from "./markup";

/** The context in which a component is drawn. */
export interface Drawing {
  readonly flow: FlowModel;
  readonly findings: FindingsByPlace;
  /** Whether all screens are on the page, so that notes can link to them. */
  readonly linksScreens: boolean;
  /** `Before` or `After`, where a page has two versions of a screen. */
  readonly version?: string;
  /** The paths of the screens and components to mark as changed. */
  readonly changed?: ReadonlySet<string>;
  /** Draws a component and everything in it. */
  readonly draw: DrawComponent;
}

export type DrawComponent = (component: Component, drawing: Drawing) => Markup;

/** The components in a slot of a Form, If or Switch, or directly on a screen. */
export function componentsIn(owner: Component | Screen, slot = "children"): readonly Component[] {
  const parent = "screen" in owner ? owner : undefined;
  const screen = "screen" in owner ? owner.screen : owner;
  return (byParent(screen).get(parent) ?? []).filter((component) => component.slot === slot);
}

const byParent = once((screen: Screen): ReadonlyMap<Component | undefined, Component[]> => {
  const children = new Map<Component | undefined, Component[]>();
  for (const component of screen.components) {
    const siblings = children.get(component.parent);
    if (siblings === undefined) children.set(component.parent, [component]);
    else siblings.push(component);
  }
  return children;
});

/** The value that a property of a component shows; `undefined` if there is no such property. */
export function propertyOf(
  component: Component,
  key: string,
  { flow }: Drawing,
): DisplayValue | undefined {
  return memberDisplay(component.node, key, { screen: component.screen, flow });
}

/** Like `propertyOf`, for an option or a list item. */
export function memberDisplay(
  node: JsonNode | undefined,
  key: string,
  { screen, flow }: { readonly screen: Screen; readonly flow: FlowModel },
): DisplayValue | undefined {
  const value = memberOf(node, key);
  return value === undefined ? undefined : displayValue(value, screen, flow);
}
