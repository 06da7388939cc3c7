import ts from "typescript";

import { type Docstring, docstringOf } from "./docstring";
import type { Properties, PropertySpec, TypeSpec } from "./package-schema";
import type { Sources } from "./sources";

/** Converts types of TypeScript to types of the schema. */
interface TypeReader {
  readonly sources: Sources;
  valueOf(type: ts.TypeNode): { readonly type: TypeSpec; readonly optional: boolean };
}

/** The properties of an interface or a class, and the names of the required ones. */
export interface Members {
  readonly properties: Properties;
  readonly required: readonly string[];
}

export interface MemberOptions {
  /**
   * Whether the schema gets the constants of `@default`, which SDKs then fill in. That would be wrong for
   * a property whose value may come from the environment.
   */
  readonly defaults: boolean;
}

/**
 * Reads the properties of an interface, or the public ones of a class, with their docstrings.
 *
 * @throws {Error} If a member has no docstring, or no type of its own.
 */
export function membersOf(
  declaration: ts.InterfaceDeclaration | ts.ClassDeclaration,
  types: TypeReader,
  { defaults }: MemberOptions = { defaults: false },
): Members {
  const members = declaration.members.filter(isProperty).map((member) => {
    const name = member.name.getText();
    const { checker } = types.sources;
    const symbol = checker.getSymbolAtLocation(member.name);
    const doc = symbol && docstringOf(symbol, checker);
    const owner = declaration.name?.text;
    if (doc === undefined || doc.text === "") throw new Error(`${owner}.${name} is not described.`);
    if (member.type === undefined) throw new Error(`${owner}.${name} has no type of its own.`);
    const { type, optional } = types.valueOf(member.type);
    const property = propertyOf(doc.has("integer") ? { type: "integer" } : type, doc, defaults);
    const isOptional = optional || ("questionToken" in member && member.questionToken);
    return { name, property, isOptional };
  });
  return {
    properties: Object.fromEntries(members.map(({ name, property }) => [name, property])),
    required: members.filter(({ isOptional }) => !isOptional).map(({ name }) => name),
  };
}

function propertyOf(type: PropertySpec | object, doc: Docstring, defaults: boolean): PropertySpec {
  const constant = doc.defaultValue;
  return {
    ...type,
    description: doc.text,
    ...(defaults && constant !== undefined && { default: constant }),
    ...(doc.has("secret") && { secret: true }),
    ...(doc.has("replaces") && { willReplaceOnChanges: true }),
  } as PropertySpec;
}

type PropertyMember = ts.PropertySignature | ts.PropertyDeclaration | ts.GetAccessorDeclaration;

function isProperty(member: ts.TypeElement | ts.ClassElement): member is PropertyMember {
  const isPropertyNode =
    ts.isPropertySignature(member) ||
    ts.isPropertyDeclaration(member) ||
    ts.isGetAccessorDeclaration(member);
  if (!isPropertyNode) return false;
  const hidden = ts.ModifierFlags.Static | ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (
    (ts.getCombinedModifierFlags(member) & hidden) === 0 && !ts.isPrivateIdentifier(member.name)
  );
}
