import type { ResourceValidationArgs } from "@pulumi/policy";

import { documentText } from "../../../provider/flow-json/document";
import { type JsonObject, unknownPlaceholder } from "../../../provider/flow-json/json";
import type { FlowModel } from "../../../provider/flow-json/model/flow-model";
import { flowModelOf } from "../../../provider/flow-json/model/read-flow";
import { parseJson } from "../../../provider/flow-json/syntax/parse";

/** A flow of a program, on the dynamic provider and on the plugin; their inputs have the same names. */
const flowTypes: readonly string[] = [
  "pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow",
  "kaleyra:whatsapp:Flow",
];

export function isFlow({ type }: { readonly type: string }): boolean {
  return flowTypes.includes(type);
}

/**
 * A flow as a rule sees it: its checked inputs, as far as they are known. What is not known yet is
 * missing, so that no rule fires for it; what of a document is not, its model knows.
 */
export interface Flow {
  /** The stack's name, without the organization. */
  readonly stack: string;
  readonly isProtected: boolean;
  /** A replacement is to delete the old flow before it makes the new one. */
  readonly deletesBeforeReplace: boolean;
  readonly publish: boolean;
  readonly name: string | undefined;
  /** The name that was made up for the flow, the same as `name` where the program gives none. */
  readonly automaticName: string | undefined;
  readonly categories: readonly string[];
  readonly endpointUri: string | undefined;
  /** The one that somebody chose, for the flow or for its stack; `unknownPlaceholder` if it is not known yet. */
  readonly deletionPolicy: string | undefined;
  readonly document: FlowDocument | undefined;
}

/** A document, given as an object or as a text. */
export interface FlowDocument {
  /** What would be uploaded, with `unknownPlaceholder` for what is not known yet. */
  readonly text: string;
  readonly model: FlowModel;
}

export function flowOf({ urn, opts, props }: ResourceValidationArgs): Flow {
  const inputs = known(props) as Readonly<Record<string, unknown>>;
  const { publish, name, automaticName, categories, endpointUri, deletionPolicy, flowJson } =
    inputs;
  return {
    stack: stackOf(urn),
    isProtected: opts.protect,
    deletesBeforeReplace: opts.deleteBeforeReplace === true,
    publish: publish === true,
    name: isKnownText(name) ? name : undefined,
    automaticName: isKnownText(automaticName) ? automaticName : undefined,
    categories: Array.isArray(categories) ? categories.filter(isKnownText) : [],
    endpointUri: isKnownText(endpointUri) ? endpointUri : undefined,
    deletionPolicy: typeof deletionPolicy === "string" ? deletionPolicy : undefined,
    document: documentOf(flowJson),
  };
}

/** As in `urn:pulumi:dev::project::type::name`. */
function stackOf(urn: string): string {
  return urn.split("::")[0]?.split(":").at(-1) ?? "";
}

function isKnownText(value: unknown): value is string {
  return typeof value === "string" && value !== unknownPlaceholder;
}

/** A text that is no JSON object is none: the provider's own check refuses it. */
function documentOf(flowJson: unknown): FlowDocument | undefined {
  if (typeof flowJson !== "string" && (typeof flowJson !== "object" || flowJson === null)) {
    return undefined;
  }
  const text = documentText(flowJson as JsonObject | string);
  const model = flowModelOf(parseJson(text));
  return model && { text, model };
}

/**
 * Copies what a policy is given. Reading a value that is not known yet, the output of a resource in a
 * preview, throws, and Pulumi then shows that the policy could not run; here it is replaced by
 * `unknownPlaceholder`, so that the rest can be looked at.
 */
function known(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return Array.from(value.keys(), (index) => memberOf(value, index));
  return Object.fromEntries(Object.keys(value).map((key) => [key, memberOf(value, key)]));
}

function memberOf(owner: object, key: string | number): unknown {
  const read = (): unknown => (owner as Record<string | number, unknown>)[key];
  return known(isKnown(read) ? read() : unknownPlaceholder);
}

/** Of plain data nothing else throws; the class of the error is of no copy of Pulumi's SDK in particular. */
function isKnown(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
