import ts from "typescript";

import { docstringOf } from "./docstring";
import type { ByToken, EnumSpec, ObjectSpec, TypeSpec } from "./package-schema";
import { membersOf } from "./properties";
import type { Sources } from "./sources";

/** The value of a property, once it is known. */
interface Value {
  readonly type: TypeSpec;
  readonly optional: boolean;
}

const any: TypeSpec = { $ref: "pulumi.json#/Any" };
/** Wrappers of values in Pulumi's types, which a schema implies. */
const wrappers = new Set(["Input", "Output", "Promise"]);

/** Converts types of TypeScript to types of the schema, and collects the named ones. */
export class SchemaTypes {
  readonly sources: Sources;
  readonly #named = new Map<string, ObjectSpec | EnumSpec | undefined>();

  constructor(sources: Sources) {
    this.sources = sources;
  }

  get named(): ByToken<ObjectSpec | EnumSpec> {
    const entries = [...this.#named].flatMap(([token, spec]) => (spec ? [[token, spec]] : []));
    return Object.fromEntries(entries) as ByToken<ObjectSpec | EnumSpec>;
  }

  valueOf(node: ts.TypeNode): Value {
    const options = this.#withoutWrappers(node);
    const given = options.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
    const specs = this.#withoutSpecialCases(given).map((option) => this.#specOf(option));
    return { type: unionOf(specs), optional: given.length < options.length };
  }

  /** The members of a union, or the type itself as the only one. */
  #withoutWrappers(node: ts.TypeNode): readonly ts.TypeNode[] {
    if (ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node)) {
      return ts.isTypeOperatorNode(node) && ts.isArrayTypeNode(node.type)
        ? [node.type]
        : this.#withoutWrappers(node.type);
    }
    if (ts.isUnionTypeNode(node)) return node.types.flatMap((type) => this.#withoutWrappers(type));
    if (ts.isTypeReferenceNode(node) && wrappers.has(lastName(node.typeName))) {
      return (node.typeArguments ?? []).flatMap((type) => this.#withoutWrappers(type));
    }
    return [node];
  }

  /** In other languages, `FlowJson | { readonly [key: string]: unknown }` is only the latter. */
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
    if (ts.isArrayTypeNode(node))
      return { type: "array", items: this.valueOf(node.elementType).type };
    if (ts.isTypeLiteralNode(node)) return this.#mapOf(node);
    if (ts.isTypeReferenceNode(node)) return this.#reference(this.sources.symbolOf(node.typeName));
    throw new Error(`There is no way to say ${node.getText()} in a schema yet.`);
  }

  #mapOf(node: ts.TypeLiteralNode): TypeSpec {
    const [member] = node.members;
    if (member === undefined || !ts.isIndexSignatureDeclaration(member)) {
      throw new Error(`${node.getText()} needs a name of its own.`);
    }
    return { type: "object", additionalProperties: this.valueOf(member.type).type };
  }

  #reference(symbol: ts.Symbol): TypeSpec {
    const token = this.sources.tokenOf(symbol);
    const reference = { $ref: `#/types/${token}` };
    const words = wordsOf(symbol);
    if (!this.#named.has(token)) {
      this.#named.set(token, undefined); // Set before it is complete, so that a recursive type ends.
      this.#named.set(token, words ? this.#enumOf(symbol, words) : this.#objectOf(symbol));
    }
    // An open enum also accepts unknown values.
    return words && takesOtherWords(symbol)
      ? { type: "string", oneOf: [{ type: "string" }, reference] }
      : reference;
  }

  #enumOf(symbol: ts.Symbol, words: ts.ObjectLiteralExpression): EnumSpec {
    const { checker } = this.sources;
    const values = words.properties.filter(ts.isPropertyAssignment).map((property) => {
      const member = checker.getSymbolAtLocation(property.name);
      const description = member && docstringOf(member, checker).text;
      const value = (property.initializer as ts.StringLiteral).text;
      return { name: property.name.getText(), ...(description && { description }), value };
    });
    return { description: docstringOf(symbol, checker).text, type: "string", enum: values };
  }

  #objectOf(symbol: ts.Symbol): ObjectSpec {
    return this.objectOf(interfaceOf(symbol));
  }

  /** An interface as an object type without a name. */
  objectOf(declaration: ts.InterfaceDeclaration): ObjectSpec {
    const symbol = this.sources.symbolOf(declaration.name);
    const description = docstringOf(symbol, this.sources.checker).text;
    return { description, type: "object", ...membersOf(declaration, this) };
  }
}

export function interfaceOf(symbol: ts.Symbol): ts.InterfaceDeclaration {
  const declaration = symbol.declarations?.find(ts.isInterfaceDeclaration);
  if (declaration === undefined) throw new Error(`${symbol.name} has to be an interface.`);
  return declaration;
}

/** The values of an enum, which is a constant object and a type of the same name. */
function wordsOf(symbol: ts.Symbol): ts.ObjectLiteralExpression | undefined {
  const constant = symbol.declarations?.find(ts.isVariableDeclaration)?.initializer;
  return constant &&
    ts.isAsExpression(constant) &&
    ts.isObjectLiteralExpression(constant.expression)
    ? constant.expression
    : undefined;
}

/** Whether the type ends in `| (string & {})`. */
function takesOtherWords(symbol: ts.Symbol): boolean {
  const type = symbol.declarations?.find(ts.isTypeAliasDeclaration)?.type;
  return type !== undefined && ts.isUnionTypeNode(type);
}

function unionOf(specs: readonly TypeSpec[]): TypeSpec {
  const [only] = specs;
  return specs.length === 1 && only !== undefined ? only : { oneOf: specs };
}

function lastName(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : name.right.text;
}
