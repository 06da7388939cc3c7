import type { Case } from "../../it-finds";
import { actionCases } from "./actions";
import { containmentCases } from "./containment";
import { countCases } from "./counts";
import { dateCases } from "./dates";
import { keyCases } from "./keys";
import { listCases } from "./lists";
import { optionCases } from "./options";
import { screenCases } from "./screens";
import { valueCases } from "./values";
import { versionCases } from "./versions";

/** Every mistake in the structure of a document, by the title of its group. */
export const structureCases: Readonly<Record<string, readonly Case[]>> = {
  versions: versionCases,
  keys: keyCases,
  values: valueCases,
  actions: actionCases,
  options: optionCases,
  containment: containmentCases,
  lists: listCases,
  counts: countCases,
  dates: dateCases,
  screens: screenCases,
};
