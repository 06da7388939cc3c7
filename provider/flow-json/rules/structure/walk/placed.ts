import type { Version } from "../../../model/version";
import type { JsonNode, ObjectNode } from "../../../syntax/json-node";
import type { EitherOption, ObjectSpec, PlainSpec, PropertySpec } from "../../../tables/spec";

/** An object that a table describes. */
export interface PlacedObject {
  readonly node: ObjectNode;
  readonly spec: ObjectSpec;
  /** Its properties in every version, those of its mode among them. */
  readonly properties: Readonly<Record<string, PropertySpec>>;
  /** `undefined` where there are none, or the mode is not known. */
  readonly mode: string | undefined;
  /** The document's, or that of the component where that is later: then only the component is wrong. */
  readonly version: Version | undefined;
  readonly inForm: boolean;
  /** Its `type`, or its `name` as an action, is looked at elsewhere. */
  readonly alsoHas: string | undefined;
  /** The component it is part of, itself included. */
  readonly component: ObjectNode | undefined;
}

/**
 * How a value fits what the table wants.
 *
 * - `literal`: it is of that kind. `dynamic`: a binding or expression stands for it.
 * - `wrong-kind`: another kind of JSON value. `no-binding`: a text that is meant as a binding, and
 *   is none that may stand here. `unsaid`: not known, or told by another rule.
 */
export type Fit = "literal" | "dynamic" | "wrong-kind" | "no-binding" | "unsaid";

/** A value that a table describes, with the one alternative that it is closest to. */
export interface PlacedValue {
  readonly node: JsonNode;
  readonly spec: PlainSpec;
  readonly fit: Fit;
  /** The property it is the value of, or is an item in the value of. */
  readonly key: string;
  readonly isItem: boolean;
  readonly property: PropertySpec;
  readonly owner: PlacedObject;
  /** Of several kinds that may stand here, the one that it is but may only be in a later version. */
  readonly later: EitherOption | undefined;
}
