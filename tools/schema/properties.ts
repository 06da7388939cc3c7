import ts from "typescript";

import { type Docstring, docstringOf } from "./docstring";
import type { Properties, PropertySpec, TypeSpec } from "./package-schema";
import type { Sources } from "./sources";

/** Converts types of TypeScript to types of the schema. */
export interface TypeReader {
  readonly sources: Sources;
  typeOf(node: ts.TypeNode): PropertyType;
}

/** What the type of a member of TypeScript is in the schema. */
export interface PropertyType {
  readonly type: TypeSpec;
  /** Whether the member may be `undefined`. */
  readonly isOptional: boolean;
}

/** The properties of an interface or a class, and the names of the required ones. */
export interface Members {
  readonly properties: Properties;
  readonly required: readonly string[];
}

export interface MemberOptions {
  /**
   * Whether the schema gets the constants of `@default`, which SDKs then fill in. That would be wrong
   * for a property whose value may come from the environment.
   */
  readonly includeDefaults: boolean;
}

/**
 * Reads the properties of an interface, or the public ones of a class, with their docstrings.
 *
 * @throws {Error} If a member has no docstring, or no type annotation.
 */
export function membersOf(
  declaration: ts.InterfaceDeclaration | ts.ClassDeclaration,
  types: TypeReader,
  { includeDefaults }: MemberOptions = { includeDefaults: false },
): Members {
  const members = declaration.members.filter(isProperty).map((member) => {
    const name = member.name.getText();
    const { checker } = types.sources;
    const symbol = checker.getSymbolAtLocation(member.name);
    const doc = symbol && docstringOf(symbol, checker);
    const owner = declaration.name?.text;
    if (doc === undefined || doc.text === "") throw new Error(`${owner}.${name} has no docstring.`);
    if (member.type === undefined) throw new Error(`${owner}.${name} has no type annotation.`);
    const { type, isOptional } = types.typeOf(member.type);
    const property = propertyOf(integerIfTagged(type, doc), doc, includeDefaults);
    const hasQuestionMark = "questionToken" in member && member.questionToken !== undefined;
    return { name, property, isOptional: isOptional || hasQuestionMark };
  });
  return {
    properties: Object.fromEntries(members.map(({ name, property }) => [name, property])),
    required: members.filter(({ isOptional }) => !isOptional).map(({ name }) => name),
  };
}

/** `@integer` is for a number; it has no effect on other types. */
function integerIfTagged(type: TypeSpec, doc: Docstring): TypeSpec {
  const isNumber = "type" in type && type.type === "number";
  return isNumber && doc.has("integer") ? { type: "integer" } : type;
}

function propertyOf(type: TypeSpec, doc: Docstring, includeDefaults: boolean): PropertySpec {
  const constant = doc.defaultValue;
  return {
    ...type,
    description: doc.text,
    // Pulumi's check of the schema refuses a constant of another type than the property's.
    ...(includeDefaults &&
      constant !== undefined && { default: constant as string | number | boolean }),
    ...(doc.has("secret") && ({ secret: true } as const)),
    ...(doc.has("replaces") && ({ willReplaceOnChanges: true } as const)),
  };
}

type PropertyMember = ts.PropertySignature | ts.PropertyDeclaration | ts.GetAccessorDeclaration;

/** Whether a member is a public property of an instance. */
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
