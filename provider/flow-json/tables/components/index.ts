import type { ComponentSpec } from "../spec";
import { choiceComponents } from "./choices";
import { containerComponents } from "./containers";
import { dateComponents } from "./dates";
import { linkComponents } from "./links";
import { navigationComponents } from "./navigation-list";
import { pickerComponents } from "./pickers";
import { pictureComponents } from "./pictures";
import { textComponents } from "./text";
import { textInputs } from "./text-inputs";

/** Every component, by its `type`. */
export const components: ReadonlyMap<string, ComponentSpec> = new Map(
  [
    ...textComponents,
    ...textInputs,
    ...choiceComponents,
    ...dateComponents,
    ...pictureComponents,
    ...navigationComponents,
    ...pickerComponents,
    ...linkComponents,
    ...containerComponents,
  ].map((component) => [component.name, component]),
);
