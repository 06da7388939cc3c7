import ts from "typescript";

import { docstringOf } from "./docstring";
import type { FunctionSpec } from "./package-schema";
import { pageOf } from "./page";
import { interfaceOf, type SchemaTypes } from "./types";

/** `getX(args: GetXArgs): Promise<GetXResult>`. Of a `getXOutput` the SDKs make their own. */
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
    outputs: objectNamed(result.typeArguments?.[0]),
  };
}
