import type { Component, FlowModel, Screen } from "../../../provider/flow-json/model/flow-model";
import { once } from "../../../provider/flow-json/model/memo";
import { type JsonNode, memberOf } from "../../../provider/flow-json/syntax/json-node";
import { groupBy } from "../../../provider/group-by";
import type { DisplayValue } from "./display-value";
import type { FindingsByPlace } from "./findings";
import { html, type Markup } from "./markup";

/** The context in which a component is drawn. */
export interface DrawingContext {
  readonly flow: FlowModel;
  readonly findings: FindingsByPlace;
  readonly display: Display;
  /** Whether all screens are on the page, so that notes can link to them. */
  readonly linksScreens: boolean;
  /** `Before` or `After`, if a page has two versions of a screen. */
  readonly side?: string;
  /** The paths of the screens and components to mark, each with a word such as `Moved`. */
  readonly changed?: ReadonlyMap<string, string>;
  /**
   * The run of the flow whose screen is drawn. Its components are controls, which a customer can use. Without
   * a run they are a picture: it shows examples and initial values, and has notes on the rest.
   */
  readonly live?: LiveScreen;
  /** `drawComponent`, which containers call for what is in them; importing it would be circular. */
  readonly draw: DrawComponent;
}

/** The screen that a run of a flow shows now. */
export interface LiveScreen {
  /** Whether it waits for a response. Until then nothing can be tapped. */
  readonly isBusy: boolean;
  /** The slot of an If or Switch whose components are shown. */
  branchOf(component: Component): string | undefined;
  /** What the control of an input shows; `undefined` if nothing was entered. */
  inputOf(component: Component): JsonNode | undefined;
  /** The reason why an input is refused, as the customer reads it. */
  errorOf(component: Component): string | undefined;
}

/** Gives the value to draw for a node of the document on a screen. */
export type Display = (node: JsonNode, screen: Screen) => DisplayValue;

/** The word above a changed part, for readers who see no outlines and colors; `undefined` if the part is unchanged. */
export function changeMark(path: string, { changed }: DrawingContext): Markup | undefined {
  const word = changed?.get(path);
  return word === undefined ? undefined : html`<p class="change">${word}</p>`;
}

/** Draws a component and everything in it. */
export type DrawComponent = (component: Component, drawing: DrawingContext) => Markup;

/** The components in a slot of a Form, If or Switch, or directly on a screen. */
export function componentsIn(owner: Component | Screen, slot = "children"): readonly Component[] {
  const [parent, screen] = isComponent(owner) ? [owner, owner.screen] : [undefined, owner];
  return bySlot(screen).get(parent)?.get(slot) ?? [];
}

/**
 * The components inside a Form or on a screen, and in a run those in the branch of an If or Switch that is
 * shown. A picture shows all branches, so there `components/containers.ts` draws each of them.
 */
export function componentsToDraw(
  owner: Component | Screen,
  { live }: DrawingContext,
): readonly Component[] {
  const isBranching = isComponent(owner) && owner.type !== "Form";
  const slot = isBranching ? live?.branchOf(owner) : "children";
  return slot === undefined ? [] : componentsIn(owner, slot);
}

/** Only a component has the screen that it is on. */
function isComponent(owner: Component | Screen): owner is Component {
  return "screen" in owner;
}

/** The components of a screen by their parent (`undefined` for the screen itself) and slot. */
const bySlot = once(({ components }: Screen) => {
  const byParent = groupBy(components, ({ parent }) => parent);
  return new Map(
    [...byParent].map(([parent, inside]) => [parent, groupBy(inside, ({ slot }) => slot)]),
  );
});

/** The value that a property of a component shows; `undefined` if there is no such property. */
export function propertyOf(
  component: Component,
  key: string,
  drawing: DrawingContext,
): DisplayValue | undefined {
  return displayOf(memberOf(component.node, key), component, drawing);
}

/** Like `propertyOf`, for a value inside a component, for example a text of an option. */
export function displayOf(
  node: JsonNode | undefined,
  { screen }: Component,
  { display }: DrawingContext,
): DisplayValue | undefined {
  return node === undefined ? undefined : display(node, screen);
}
