import ts from "typescript";

import { functionOf } from "./function";
import { metadata } from "./metadata";
import type { ByToken, FunctionSpec, PackageSchema, ResourceSpec } from "./package-schema";
import { resourceOf } from "./resource";
import { settingsOf } from "./settings";
import { Sources } from "./sources";
import { SchemaTypes } from "./types";

/**
 * Generates the plugin's schema from the exports of `sdk/typescript`: classes are resources, and
 * functions with a promise are functions. Types are in it if one of these uses them. Decision 8 in
 * docs/decisions has the reasons.
 */
export function packageSchema(sources = new Sources()): PackageSchema {
  const types = new SchemaTypes(sources);
  const resources: Record<string, ResourceSpec> = {};
  const functions: Record<string, FunctionSpec> = {};
  for (const [token, symbol] of sources.exports) {
    const declaration = symbol.valueDeclaration;
    if (declaration === undefined) continue; // It exports only a type.
    if (ts.isClassDeclaration(declaration)) {
      resources[token] = resourceOf(token, declaration, types);
    } else if (ts.isFunctionDeclaration(declaration)) {
      const spec = functionOf(token, declaration, types);
      if (spec !== undefined) functions[token] = spec;
    }
  }
  return {
    ...metadata,
    ...settingsOf(sources),
    types: sortedByToken(types.named),
    resources,
    functions,
  };
}

/** The order of use would change with every new property. */
function sortedByToken<Spec>(specs: ByToken<Spec>): ByToken<Spec> {
  return Object.fromEntries(Object.entries(specs).sort(([a], [b]) => (a < b ? -1 : 1)));
}
