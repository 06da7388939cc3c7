import ts from "typescript";

import { docstringOf } from "./docstring";
import { metadata } from "./metadata";
import type { ResourceSpec } from "./package-schema";
import { pageOf } from "./page";
import { membersOf } from "./properties";
import { interfaceOf, type SchemaTypes } from "./types";

/**
 * The schema of a resource, from its class. The public properties are its outputs; the constructor's
 * second argument has its inputs.
 */
export function resourceOf(
  token: string,
  declaration: ts.ClassDeclaration,
  types: SchemaTypes,
): ResourceSpec {
  const { checker } = types.sources;
  const symbol = types.sources.symbolOf(classIdentifier(declaration));
  const args = declaration.members.find(ts.isConstructorDeclaration)?.parameters[1]?.type;
  if (args === undefined || !ts.isTypeReferenceNode(args)) {
    throw new Error(`${token} must have its inputs as the second argument of its constructor.`);
  }
  const inputs = membersOf(interfaceOf(types.sources.symbolOf(args.typeName)), types, {
    includeDefaults: true,
  });
  return {
    description: pageOf(token, docstringOf(symbol, checker)),
    ...membersOf(declaration, types),
    inputProperties: inputs.properties,
    requiredInputs: inputs.required,
    aliases: [{ type: dynamicType(token) }],
  };
}

/**
 * The type of the same resource on the dynamic provider, for stacks that switch from it.
 * `sdk/typescript/dynamic-provider.ts` has the same texts; the compiler does not compare them.
 */
function dynamicType(token: string): string {
  const [, module, name] = token.split(":");
  return `pulumi-nodejs:dynamic/${metadata.name}/${module}:${name}`;
}

function classIdentifier({ name }: ts.ClassDeclaration): ts.Identifier {
  if (name === undefined) throw new Error("A class of resources must have a name.");
  return name;
}
