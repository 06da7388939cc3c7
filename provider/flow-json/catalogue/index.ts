import { choiceCodes } from "./choices";
import { dataCodes } from "./data";
import { dateCodes } from "./dates";
import { documentCodes } from "./document";
import { layoutCodes } from "./layout";
import { propertyCodes } from "./properties";
import { routingCodes } from "./routing";

/**
 * The groups of `docs/flow-json-codes.md`, by their headings, for `tools/flow-json/codes-page.ts`.
 */
export const catalogueGroups = {
  "Document and version": documentCodes,
  "Screens and components": layoutCodes,
  Properties: propertyCodes,
  "Options and pictures": choiceCodes,
  Dates: dateCodes,
  "Data, bindings and payloads": dataCodes,
  "Routing and ends": routingCodes,
} as const;

/**
 * The descriptions and examples of all codes. The checker imports only the type; the documentation,
 * SARIF and tests import the texts.
 */
export const catalogue = {
  ...documentCodes,
  ...layoutCodes,
  ...propertyCodes,
  ...choiceCodes,
  ...dateCodes,
  ...dataCodes,
  ...routingCodes,
} as const;

/** A code that a rule can report. */
export type FindingCode = keyof typeof catalogue;
