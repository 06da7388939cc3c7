import ts from "typescript";

import { docstringOf } from "./docstring";
import type { FunctionSpec, ObjectSpec, Properties } from "./package-schema";
import { pageOf } from "./page";
import { interfaceOf, type SchemaTypes } from "./types";

/**
 * The schema of `getX(args: GetXArgs): Promise<GetXResult>`. The SDKs generate `getXOutput`
 * themselves.
 */
export function functionOf(
  token: string,
  declaration: ts.FunctionDeclaration,
  types: SchemaTypes,
): FunctionSpec | undefined {
  const { sources } = types;
  const { name, type: result, parameters } = declaration;
  if (name === undefined || result === undefined || !ts.isTypeReferenceNode(result))
    return undefined;
  if (result.typeName.getText() !== "Promise") return undefined;

  const objectNamed = (node: ts.TypeNode | undefined) => {
    if (node === undefined || !ts.isTypeReferenceNode(node)) {
      throw new Error(`${token} has to take and to promise an interface.`);
    }
    return types.objectOf(interfaceOf(sources.symbolOf(node.typeName)));
  };
  return {
    description: pageOf(token, docstringOf(sources.symbolOf(name), sources.checker)),
    inputs: objectNamed(parameters[0]?.type),
    outputs: withPlainWords(objectNamed(result.typeArguments?.[0])),
  };
}

/**
 * Makes open enums plain strings in a result: the SDK for Python reads such a union as a dictionary
 * and fails on a string.
 */
function withPlainWords(result: ObjectSpec): ObjectSpec {
  const properties = Object.entries(result.properties).map(([name, property]) => {
    if (!("oneOf" in property) || property.type === undefined) return [name, property];
    const { oneOf: _, ...plain } = property;
    return [name, plain];
  });
  return { ...result, properties: Object.fromEntries(properties) as Properties };
}
