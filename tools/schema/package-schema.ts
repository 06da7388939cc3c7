/**
 * The part of Pulumi's package schema that the generator uses:
 * https://www.pulumi.com/docs/iac/using-pulumi/extending-pulumi/schema/
 */

/** The type of a value. `$ref` names one of the schema's types, or one of Pulumi's own. */
export type TypeSpec =
  | { readonly type: "string" | "number" | "integer" | "boolean" }
  | { readonly type: "array"; readonly items: TypeSpec }
  | { readonly type: "object"; readonly additionalProperties: TypeSpec }
  | { readonly $ref: string }
  // `type` is the primitive type of all alternatives, for SDKs without unions.
  | { readonly type?: "string"; readonly oneOf: readonly TypeSpec[] };

/** An input, an output, a setting, or a member of an object. */
export type PropertySpec = TypeSpec & {
  readonly description: string;
  /** The value that SDKs use if the program sets none. */
  readonly default?: string | number | boolean;
  readonly secret?: true;
  readonly willReplaceOnChanges?: true;
};

/** Properties by name. */
export type Properties = Readonly<Record<string, PropertySpec>>;

export interface ObjectTypeSpec {
  readonly description?: string;
  readonly type: "object";
  readonly properties: Properties;
  readonly required: readonly string[];
}

/** A type with a fixed set of strings. */
export interface EnumSpec {
  readonly description: string;
  readonly type: "string";
  readonly enum: readonly {
    readonly name: string;
    readonly description?: string;
    readonly value: string;
  }[];
}

export interface ResourceSpec {
  readonly description: string;
  /** The outputs. */
  readonly properties: Properties;
  /** The outputs that are never `undefined`. */
  readonly required: readonly string[];
  readonly inputProperties: Properties;
  readonly requiredInputs: readonly string[];
  /** Other types that a state may have for the resource. */
  readonly aliases: readonly { readonly type: string }[];
}

export interface FunctionSpec {
  readonly description: string;
  readonly inputs: ObjectTypeSpec;
  readonly outputs: ObjectTypeSpec;
}

/** Types, resources or functions by token, such as `kaleyra:whatsapp:Flow`. */
export type ByToken<Spec> = Readonly<Record<string, Spec>>;

export interface PackageSchema {
  readonly name: string;
  readonly version: string;
  readonly config: {
    readonly variables: Properties;
    /** The names of the settings that a program must set; the word is Pulumi's. */
    readonly defaults: readonly string[];
  };
  readonly provider: {
    readonly description: string;
    readonly inputProperties: Properties;
    readonly requiredInputs: readonly string[];
  };
  readonly types: ByToken<ObjectTypeSpec | EnumSpec>;
  readonly resources: ByToken<ResourceSpec>;
  readonly functions: ByToken<FunctionSpec>;
}
