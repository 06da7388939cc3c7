import ts from "typescript";

import { docstringOf } from "./docstring";
import type { ByToken, EnumSpec, ObjectTypeSpec, TypeSpec } from "./package-schema";
import { membersOf, type PropertyType, type TypeReader } from "./properties";
import type { Sources } from "./sources";

/** Pulumi's type for any value. */
const any: TypeSpec = { $ref: "pulumi.json#/Any" };
/** Wrappers of values in Pulumi's types, which a schema implies. */
const wrappers = new Set(["Input", "Output", "Promise"]);

/** Converts types of TypeScript to types of the schema, and collects the named ones. */
export class SchemaTypes implements TypeReader {
  readonly sources: Sources;
  /** The named types by token; `undefined` while a type is being converted. */
  readonly #named = new Map<string, ObjectTypeSpec | EnumSpec | undefined>();

  constructor(sources: Sources) {
    this.sources = sources;
  }

  /** The named types that have been used so far. */
  get named(): ByToken<ObjectTypeSpec | EnumSpec> {
    const entries = [...this.#named].flatMap(([token, spec]) => (spec ? [[token, spec]] : []));
    return Object.fromEntries(entries) as ByToken<ObjectTypeSpec | EnumSpec>;
  }

  /**
   * Converts the type of a property. It reads nodes and not resolved types, since the compiler loses
   * the name of an enum in a union.
   */
  typeOf(node: ts.TypeNode): PropertyType {
    const options = this.#optionsOf(node);
    const present = options.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
    const specs = this.#withoutSpecialCases(present).map((option) => this.#specOf(option));
    return { type: unionOf(specs), isOptional: present.length < options.length };
  }

  /** The members of a union without wrappers, or the type itself as the only one. */
  #optionsOf(node: ts.TypeNode): readonly ts.TypeNode[] {
    // A type operator is `readonly` here.
    if (ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node)) {
      return this.#optionsOf(node.type);
    }
    if (ts.isUnionTypeNode(node)) return node.types.flatMap((type) => this.#optionsOf(type));
    if (ts.isTypeReferenceNode(node) && wrappers.has(lastName(node.typeName))) {
      return (node.typeArguments ?? []).flatMap((type) => this.#optionsOf(type));
    }
    return [node];
  }

  /**
   * Removes options that another option with an index signature includes: in other languages
   * `FlowJson | { readonly [key: string]: unknown }` is only the latter.
   */
  #withoutSpecialCases(options: readonly ts.TypeNode[]): readonly ts.TypeNode[] {
    const { checker } = this.sources;
    const fits = (one: ts.TypeNode, other: ts.TypeNode) =>
      checker.isTypeAssignableTo(
        checker.getTypeFromTypeNode(one),
        checker.getTypeFromTypeNode(other),
      );
    return options.filter(
      (option) =>
        !options.some(
          (other) => ts.isTypeLiteralNode(other) && other !== option && fits(option, other),
        ),
    );
  }

  #specOf(node: ts.TypeNode): TypeSpec {
    if (node.kind === ts.SyntaxKind.StringKeyword) return { type: "string" };
    if (node.kind === ts.SyntaxKind.NumberKeyword) return { type: "number" };
    if (node.kind === ts.SyntaxKind.BooleanKeyword) return { type: "boolean" };
    if (node.kind === ts.SyntaxKind.UnknownKeyword) return any;
    if (ts.isArrayTypeNode(node)) {
      return { type: "array", items: this.typeOf(node.elementType).type };
    }
    if (ts.isTypeLiteralNode(node)) return this.#mapOf(node);
    if (ts.isTypeReferenceNode(node)) return this.#reference(this.sources.symbolOf(node.typeName));
    throw new Error(`The type ${node.getText()} cannot be converted to a schema yet.`);
  }

  /** @throws {Error} If the type has other members than an index signature. */
  #mapOf(node: ts.TypeLiteralNode): TypeSpec {
    const [member] = node.members;
    if (member === undefined || !ts.isIndexSignatureDeclaration(member)) {
      throw new Error(`${node.getText()} must be an interface with a name.`);
    }
    return { type: "object", additionalProperties: this.typeOf(member.type).type };
  }

  #reference(symbol: ts.Symbol): TypeSpec {
    const token = this.sources.tokenOf(symbol);
    const reference = { $ref: `#/types/${token}` };
    const values = enumValuesOf(symbol);
    if (!this.#named.has(token)) {
      this.#named.set(token, undefined); // Set before it is complete, so that a recursive type ends.
      const spec = values ? this.#enumOf(symbol, values) : this.objectOf(interfaceOf(symbol));
      this.#named.set(token, spec);
    }
    // An open enum also accepts unknown values. `type` is the underlying type of the union.
    return values && isOpenEnum(symbol)
      ? { type: "string", oneOf: [{ type: "string" }, reference] }
      : reference;
  }

  #enumOf(symbol: ts.Symbol, constant: ts.ObjectLiteralExpression): EnumSpec {
    const { checker } = this.sources;
    const values = constant.properties.filter(ts.isPropertyAssignment).map((property) => {
      const member = checker.getSymbolAtLocation(property.name);
      const description = member && docstringOf(member, checker).text;
      const value = (property.initializer as ts.StringLiteral).text;
      return { name: property.name.getText(), ...(description && { description }), value };
    });
    return { description: docstringOf(symbol, checker).text, type: "string", enum: values };
  }

  /** The schema of an interface, which is not collected. */
  objectOf(declaration: ts.InterfaceDeclaration): ObjectTypeSpec {
    const symbol = this.sources.symbolOf(declaration.name);
    const description = docstringOf(symbol, this.sources.checker).text;
    return { description, type: "object", ...membersOf(declaration, this) };
  }
}

/** @throws {Error} If the symbol is not an interface. */
export function interfaceOf(symbol: ts.Symbol): ts.InterfaceDeclaration {
  const declaration = symbol.declarations?.find(ts.isInterfaceDeclaration);
  if (declaration === undefined) throw new Error(`${symbol.name} must be an interface.`);
  return declaration;
}

/**
 * The object `{ … } as const` of an enum, which is a constant and a type of the same name; `undefined`
 * for other symbols.
 */
function enumValuesOf(symbol: ts.Symbol): ts.ObjectLiteralExpression | undefined {
  const constant = symbol.declarations?.find(ts.isVariableDeclaration)?.initializer;
  return constant &&
    ts.isAsExpression(constant) &&
    ts.isObjectLiteralExpression(constant.expression)
    ? constant.expression
    : undefined;
}

/**
 * Whether an enum accepts other values: its type is then a union that ends in `| (string & {})`, and
 * otherwise an indexed type.
 */
function isOpenEnum(symbol: ts.Symbol): boolean {
  const type = symbol.declarations?.find(ts.isTypeAliasDeclaration)?.type;
  return type !== undefined && ts.isUnionTypeNode(type);
}

function unionOf(specs: readonly TypeSpec[]): TypeSpec {
  const [only] = specs;
  return specs.length === 1 && only !== undefined ? only : { oneOf: specs };
}

/** `Input` of `pulumi.Input`. */
function lastName(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : name.right.text;
}
