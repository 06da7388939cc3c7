import type { ResourceValidationArgs } from "@pulumi/policy";

import { documentText } from "../../../provider/flow-json/document";
import {
  deepestLevel,
  type JsonObject,
  unknownPlaceholder,
} from "../../../provider/flow-json/json";
import type { FlowModel } from "../../../provider/flow-json/model/flow-model";
import { flowModelOf } from "../../../provider/flow-json/model/read-flow";
import { parseJson } from "../../../provider/flow-json/syntax/parse";
import { stackOf } from "../../../provider/urn";

/**
 * The types of flows on the dynamic provider (`sdk/typescript/dynamic-provider.ts`) and on the plugin
 * (`provider/plugin/resources.ts`). The compiler does not compare them. Their inputs have the same names.
 */
const flowTypes: readonly string[] = [
  "pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow",
  "kaleyra:whatsapp:Flow",
];

/** Whether a resource is a flow, by its type token. */
export function isFlow({ type }: { readonly type: string }): boolean {
  return flowTypes.includes(type);
}

/**
 * A flow as a rule sees it: its checked inputs. Unknown values are missing, so no rule reports
 * them; the document's model marks its unknown parts.
 */
export interface Flow {
  /** The stack's name, without the organization. */
  readonly stack: string;
  readonly isProtected: boolean;
  /** Whether a replacement deletes the old flow before it creates the new one. */
  readonly deletesBeforeReplace: boolean;
  readonly publish: boolean;
  /**
   * Whether customers may have the flow: it is published, or its edits are staged, which is for
   * flows that were published before.
   */
  readonly mayBeLive: boolean;
  /**
   * The reason for `mayBeLive` as a predicate of a message, such as "is published". Meaningless if
   * `mayBeLive` is false.
   */
  readonly liveness: string;
  readonly name: string | undefined;
  /** The flow's automatic name: the same as `name` if the program does not set a name. */
  readonly automaticName: string | undefined;
  readonly categories: readonly string[];
  readonly endpointUri: string | undefined;
  /** The policy that the flow or its stack sets; `unknownPlaceholder` if it is not known yet. */
  readonly deletionPolicy: string | undefined;
  readonly document: FlowDocument | undefined;
}

/** A document that the program passes as an object or as a text. */
export interface FlowDocument {
  /** The text to upload, with `unknownPlaceholder` for values that are not known yet. */
  readonly text: string;
  readonly model: FlowModel;
}

/** Reads the inputs of a flow, which the provider's check has checked and filled in. */
export function flowOf({ urn, opts, props }: ResourceValidationArgs): Flow {
  const inputs = copyWithPlaceholders(props) as Readonly<Record<string, unknown>>;
  const { publish, updateStrategy, name, automaticName } = inputs;
  const { categories, endpointUri, deletionPolicy, flowJson } = inputs;
  return {
    stack: stackOf(urn),
    isProtected: opts.protect,
    deletesBeforeReplace: opts.deleteBeforeReplace === true,
    publish: publish === true,
    mayBeLive: publish === true || updateStrategy === "Draft",
    liveness: publish === true ? "is published" : 'may be live (updateStrategy is "Draft")',
    name: isKnownText(name) ? name : undefined,
    automaticName: isKnownText(automaticName) ? automaticName : undefined,
    categories: Array.isArray(categories) ? categories.filter(isKnownText) : [],
    endpointUri: isKnownText(endpointUri) ? endpointUri : undefined,
    deletionPolicy: typeof deletionPolicy === "string" ? deletionPolicy : undefined,
    document: documentOf(flowJson),
  };
}

function isKnownText(value: unknown): value is string {
  return typeof value === "string" && value !== unknownPlaceholder;
}

/** `undefined` if the text is not a JSON object; the provider's own check refuses such a document. */
function documentOf(flowJson: unknown): FlowDocument | undefined {
  if (typeof flowJson !== "string" && (typeof flowJson !== "object" || flowJson === null)) {
    return undefined;
  }
  const text = documentText(flowJson as JsonObject | string);
  const model = flowModelOf(parseJson(text));
  return model && { text, model };
}

/**
 * Copies the properties of a policy's resource, with `unknownPlaceholder` for unknown values. In a
 * preview, reading the output of another resource throws, and Pulumi then reports that the policy
 * could not run.
 */
function copyWithPlaceholders(value: unknown, level = 0): unknown {
  if (typeof value !== "object" || value === null) return value;
  // The inputs are one level above the document. A deeper document is not read, so its end does not matter.
  if (level > deepestLevel + 1) return [];
  const member = (key: string | number) => memberOf(value, key, level + 1);
  if (Array.isArray(value)) return Array.from(value.keys(), member);
  return Object.fromEntries(Object.keys(value).map((key) => [key, member(key)]));
}

function memberOf(owner: object, key: string | number, level: number): unknown {
  let value: unknown;
  try {
    value = (owner as Record<string | number, unknown>)[key];
  } catch {
    // Not by the error's class, which depends on the copy of Pulumi's SDK. Plain data throws nothing else.
    return unknownPlaceholder;
  }
  return copyWithPlaceholders(value, level);
}
