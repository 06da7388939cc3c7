import ts from "typescript";

import { docstringOf } from "./docstring";
import type { FunctionSpec, ObjectTypeSpec, Properties } from "./package-schema";
import { pageOf } from "./page";
import { interfaceOf, type SchemaTypes } from "./types";

/**
 * The schema of `getX(args: GetXArgs): Promise<GetXResult>`; `undefined` for a function that promises
 * nothing, such as `getXOutput`, which the generators of the SDKs add themselves.
 */
export function functionOf(
  token: string,
  declaration: ts.FunctionDeclaration,
  types: SchemaTypes,
): FunctionSpec | undefined {
  const { sources } = types;
  const { name, type: result, parameters } = declaration;
  if (name === undefined || result === undefined) return undefined;
  if (!ts.isTypeReferenceNode(result) || result.typeName.getText() !== "Promise") return undefined;

  const objectNamed = (node: ts.TypeNode | undefined) => {
    if (node === undefined || !ts.isTypeReferenceNode(node)) {
      throw new Error(
        `${token} must have an interface as its argument and as its promised result.`,
      );
    }
    return types.objectOf(interfaceOf(sources.symbolOf(node.typeName)));
  };
  return {
    description: pageOf(token, docstringOf(sources.symbolOf(name), sources.checker)),
    inputs: objectNamed(parameters[0]?.type),
    outputs: withPlainStrings(objectNamed(result.typeArguments?.[0])),
  };
}

/**
 * Makes open enums plain strings in a result: the SDK for Python reads such a union as a dictionary
 * and fails on a string.
 */
function withPlainStrings(result: ObjectTypeSpec): ObjectTypeSpec {
  const properties = Object.entries(result.properties).map(([name, property]) => {
    // Of all unions, only that of an open enum has a `type` (types.ts).
    if (!("oneOf" in property) || property.type === undefined) return [name, property];
    const { oneOf: _, ...plain } = property;
    return [name, plain];
  });
  return { ...result, properties: Object.fromEntries(properties) as Properties };
}
