import type { Component } from "../../../../provider/flow-json/model/flow-model";
import { memberOf, textOf } from "../../../../provider/flow-json/syntax/json-node";
import { flagOf, type DisplayValue, plainText } from "../display-value";
import { type DrawingContext, propertyOf } from "../drawing";
import { html, type Markup } from "../markup";

/**
 * How the page of `kaleyra-flows dev` reads what the controls of an input show: as a text, the id of one
 * option, a list of ids, true or false, the days of a range, or a list of files.
 * `cli/src/dev/page/value-of.ts` has a case for each; no compiler compares the two.
 */
type Reading = "text" | "one" | "many" | "flag" | "range" | "files";

/**
 * The id of an input's control. It is made of the name, if that can be a part of an id, so that it stays when
 * components around the input appear and disappear.
 */
export function controlId({ node }: Component, { findings }: DrawingContext): string {
  const name = textOf(memberOf(node, "name")) ?? "";
  return /^\w+$/.test(name) ? `input-${name}` : `${findings.anchorOf(node)}-input`;
}

/**
 * The attributes that connect a control of a run with its component and with the texts about it.
 * `cli/src/dev/page` reads `data-input` and `data-reading`; no compiler checks these names.
 */
export function controlAttributes(
  component: Component,
  drawing: DrawingContext,
  { reading, isUsable = true }: { readonly reading: Reading; readonly isUsable?: boolean },
): Markup {
  return html` data-input="${component.node.path}" data-reading="${reading}"${
    !(isUsable && isEnabled(component, drawing)) && html` disabled`
  }${describedBy(component, drawing)}`;
}

/**
 * The attributes that mark a wrong value, and refer to the texts about an input by their ids (`inputs.ts`,
 * `dates.ts`). `cli/src/dev/page/show.ts` finds wrong controls by `aria-invalid` and an id.
 */
export function describedBy(component: Component, drawing: DrawingContext): Markup {
  const id = controlId(component, drawing);
  const isWrong = drawing.live?.errorOf(component) !== undefined;
  const ids = [
    propertyOf(component, "description", drawing) !== undefined && `${id}-description`,
    propertyOf(component, "helper-text", drawing)?.value?.kind === "string" && `${id}-helper`,
    isWrong && `${id}-error`,
  ].filter((each) => each !== false);
  return html`${ids.length > 0 && html` aria-describedby="${ids.join(" ")}"`}${isWrong && html` aria-invalid="true"`}`;
}

/** Whether a component is enabled; the default is yes, also for a binding without a value. */
export function isEnabled(component: Component, drawing: DrawingContext): boolean {
  return flagOf(propertyOf(component, "enabled", drawing)) !== false;
}

/** What the customer entered, or the initial value. */
export function enteredText(value: DisplayValue | undefined): string {
  return plainText(value?.value) ?? "";
}

/** What to tap, and how it is drawn. */
interface Target {
  readonly className: string;
  readonly words: Markup;
  /** The index of a list item; missing for the component itself. */
  readonly item?: number;
  readonly isUsable?: boolean;
}

/**
 * A button that a customer taps in a run of the flow; `undefined` in a picture. `cli/src/dev/page/main.ts`
 * sends `data-tap` and `data-item` to the run; no compiler checks these names.
 */
export function tapTarget(
  component: Component,
  { live }: DrawingContext,
  { className, words, item, isUsable = true }: Target,
): Markup | undefined {
  if (live === undefined) return undefined;
  return html`<button type="button" class="${className}" data-tap="${component.node.path}"${
    item !== undefined && html` data-item="${item}"`
  }${(!isUsable || live.isBusy) && html` disabled`}>${words}</button>`;
}
