// A module of the small SDK. `generate.test.ts` expects its declarations, docstrings and tags in the schema.
import * as pulumi from "@pulumi/pulumi";

/** What a key is for. */
export const Use = {
  /** To sign. */
  Sign: "sign",
} as const;
export type Use = (typeof Use)[keyof typeof Use] | (string & {});

/** A part of a {@link Key}. */
export interface Part {
  /** Its parts. */
  readonly parts?: readonly Part[];
}

/** What a key is made from. */
export interface KeyArgs {
  /**
   * The number,
   * of digits.
   * @replaces
   * @see https://example.com/numbers
   */
  readonly number: pulumi.Input<string>;
  /**
   * The private part.
   * @secret
   */
  readonly pem?: pulumi.Input<string | undefined>;
  /**
   * How often.
   * @default 3
   * @integer
   */
  readonly times?: pulumi.Input<number | undefined>;
  /** What it is for. @remarks Typed in TypeScript. */
  readonly uses: pulumi.Input<readonly pulumi.Input<Use>[]>;
}

/**
 * A key of a number.
 *
 * @importedBy By its number.
 */
export class Key extends pulumi.CustomResource {
  /** @internal */
  static readonly __pulumiType = "kaleyra:numbers:Key";
  /** Its parts. */
  declare readonly parts: pulumi.Output<readonly Part[] | undefined>;

  constructor(name: string, args: KeyArgs, opts?: pulumi.CustomResourceOptions) {
    super(Key.__pulumiType, name, { ...args }, opts);
  }

  /** The same as `id`. */
  get keyId(): pulumi.Output<string> {
    return this.id;
  }
}

/** Which key. */
export interface GetKeyArgs {
  /** Its number. */
  readonly number: string;
}

/** A key. */
export interface GetKeyResult {
  /** Whatever else there is. */
  readonly rest: { readonly [key: string]: unknown };
  /** What it is for. */
  readonly use?: Use;
}

/** Looks a key up. */
export function getKey(args: GetKeyArgs): Promise<GetKeyResult> {
  return Promise.resolve({ rest: { ...args } });
}

/** {@link getKey} with outputs. */
export function getKeyOutput(args: GetKeyArgs): pulumi.Output<GetKeyResult> {
  return pulumi.output(args).apply(getKey);
}
