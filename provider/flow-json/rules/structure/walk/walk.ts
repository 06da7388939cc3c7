import type { FlowModel } from "../../../model/flow-model";
import { isAtLeast, readVersion, type Version, versionOf } from "../../../model/version";
import { memberOf, textOf, type JsonNode, type ObjectNode } from "../../../syntax/json-node";
import { actions } from "../../../tables/actions";
import { components } from "../../../tables/components";
import { document } from "../../../tables/document";
import type {
  ContainerName,
  ObjectSpec,
  PlainSpec,
  ValueSpec,
  VersionText,
} from "../../../tables/spec";
import { literal, required } from "../../../tables/values";
import { isAvailable, propertiesOf, propertyOf } from "./available";
import { fitOf } from "./fit";
import { renameMisspelled, renameMisspelledKind } from "./misspelled";
import { SpecIndex, type PlacedObject, type PlacedValue } from "./placed";

/** All values of a document that the tables describe, in the order of the text. */
export interface Walk {
  readonly objects: SpecIndex<ObjectSpec, PlacedObject>;
  readonly values: SpecIndex<PlainSpec, PlacedValue>;
}

/** The parts of `PlacedObject` that the walk hands down from an object to the objects inside it. */
interface Surroundings {
  readonly version: Version | undefined;
  readonly isInForm: boolean;
  readonly component: ObjectNode | undefined;
}

/** The property or list of a value. */
type Placing = Pick<PlacedValue, "key" | "isItem" | "property" | "owner">;

/**
 * Walks through a document with the tables. Changes the tree before the model of the flow is read, so that
 * all rules find the properties: renames misspelled keys, and replaces flags in quotes by flags.
 *
 * @param version @default the document's own
 */
export function walkDocument(root: ObjectNode, version?: Version): Walk {
  const walker = new Walker();
  const around = { version, isInForm: false, component: undefined };
  // The key `version` may be misspelled too, so the document's keys are renamed before it is read.
  const misspelled = renameMisspelled({
    ...propertiesOf(document, root),
    node: root,
    spec: document,
    ...around,
    discriminator: undefined,
    misspelled: [],
  });
  walker.object(
    root,
    document,
    { ...around, version: version ?? readVersion(memberOf(root, "version")) },
    { ...noDiscriminator, misspelled },
  );
  walks.set(root, walker);
  return walker;
}

const walks = new WeakMap<ObjectNode, Walk>();

/** The walk through a document, which is made once and kept for all rules. */
export function walkOf({ root, version }: Pick<FlowModel, "root" | "version">): Walk {
  return walks.get(root) ?? walkDocument(root, version);
}

/**
 * Collects the objects and values of a document. A value that does not fit its table is collected, but what
 * is inside it is not, so that it has no further findings.
 */
class Walker implements Walk {
  readonly objects = new SpecIndex<ObjectSpec, PlacedObject>();
  readonly values = new SpecIndex<PlainSpec, PlacedValue>();

  // oxlint-disable-next-line max-params -- the walk hands down what is around a node and where it is
  object(
    node: ObjectNode,
    spec: ObjectSpec,
    around: Surroundings,
    keys: Pick<PlacedObject, "discriminator" | "misspelled">,
  ): void {
    const written: PlacedObject = { node, spec, ...propertiesOf(spec, node), ...around, ...keys };
    const misspelled = renameMisspelled(written);
    const object =
      misspelled.length === 0
        ? written
        : {
            ...written,
            // A renamed key may be the one that decides the mode.
            ...propertiesOf(spec, node),
            misspelled: [...keys.misspelled, ...misspelled],
          };
    this.objects.add(object);
    for (const { key, value } of node.members.values()) {
      const property = propertyOf(object, key);
      if (property === undefined || key === keys.discriminator) continue;
      if (!isAvailable(property, object)) continue; // `invalidPropertyKey` reports it.
      this.#value(value, property.value, around, { key, isItem: false, property, owner: object });
    }
  }

  // oxlint-disable-next-line max-params -- the walk hands down what is around a node and where it is
  #value(node: JsonNode, wanted: ValueSpec, around: Surroundings, place: Placing): void {
    if (wanted.kind === "any") return;
    const { spec, laterSince } = alternativeOf(node, wanted, around.version);
    const fit = laterSince === undefined ? fitOf(node, spec, around.version) : "wrong-type";
    this.values.add({ node, spec, fit, laterSince, ...place });
    if (fit === "literal") {
      this.#inside(node, spec, around, place);
    } else if (fit === "wrong-type" && spec.kind === "boolean") {
      readQuotedFlag(node, place);
    }
  }

  // oxlint-disable-next-line max-params -- the walk hands down what is around a node and where it is
  #inside(node: JsonNode, spec: PlainSpec, around: Surroundings, place: Placing): void {
    if (node.kind === "array" && spec.kind === "components") {
      for (const item of node.items) {
        if (item.kind === "object") {
          this.#component(item, spec.in, around);
        } else {
          const wanted = { kind: "object", of: anyComponent, dynamic: false } as const;
          this.#value(item, wanted, around, { ...place, isItem: true });
        }
      }
    } else if (node.kind === "array" && spec.kind === "array") {
      for (const item of node.items) {
        this.#value(item, spec.items, around, { ...place, isItem: true });
      }
    } else if (node.kind === "object" && spec.kind === "object") {
      this.object(node, spec.of, around, noDiscriminator);
    } else if (node.kind === "object" && spec.kind === "map") {
      for (const { value } of node.members.values()) {
        this.#value(value, spec.values, around, { ...place, isItem: true });
      }
    } else if (node.kind === "object" && spec.kind === "action") {
      const misspelled = renameMisspelledKind(node, "name", (text) => Object.hasOwn(actions, text));
      const name = spec.names.find((candidate) => candidate === textOf(memberOf(node, "name")));
      if (name === undefined) return; // `missingRequiredProperty` or `invalidEnumValue` reports it.
      this.object(node, actions[name], around, { discriminator: "name", misspelled });
    }
  }

  #component(node: ObjectNode, container: ContainerName, around: Surroundings): void {
    const misspelled = renameMisspelledKind(node, "type", (text) => components.has(text));
    const spec = components.get(textOf(memberOf(node, "type")) ?? "");
    if (spec === undefined) return; // `missingRequiredProperty` or `invalidComponentType` reports it.
    const isInForm = around.isInForm || container === "Form";
    const version = laterOf(around.version, spec.since);
    this.object(
      node,
      spec,
      { version, isInForm, component: node },
      { discriminator: "type", misspelled },
    );
  }
}

/**
 * Replaces a flag in quotes by the flag in the tree, so that the other rules read it as meant. The walk has
 * the string, whose type `invalidPropertyType` reports.
 */
function readQuotedFlag(node: JsonNode, { key, isItem, owner }: Placing): void {
  const member = owner.node.members.get(key);
  const flag = textOf(node)?.trim().toLowerCase();
  if (isItem || member === undefined || (flag !== "true" && flag !== "false")) return;
  const { start, end, path } = node;
  const value: JsonNode = { kind: "boolean", start, end, path, value: flag === "true" };
  owner.node.members.set(key, { ...member, value });
}

/** The selection for an object without a discriminator, before its keys are renamed. */
const noDiscriminator = { discriminator: undefined, misspelled: [] };

/** The table for the example in the hint on an item that should be a component. */
const anyComponent: ObjectSpec = {
  name: "Component",
  doc: "Any component.",
  properties: {
    type: required("Its name.", literal({ example: "TextBody" })),
    text: required("What it shows.", literal()),
  },
};

/** Selects the alternative that a value matches, or else the first. */
function alternativeOf(
  node: JsonNode,
  wanted: Exclude<ValueSpec, { readonly kind: "any" }>,
  version: Version | undefined,
): Pick<PlacedValue, "spec" | "laterSince"> {
  if (wanted.kind !== "either") return { spec: wanted, laterSince: undefined };
  const [first] = wanted.options;
  // By the newest version, so that an alternative that is too new is found too.
  const option =
    wanted.options.find(({ value }) => fitOf(node, value, undefined) !== "wrong-type") ?? first;
  if (option === undefined) throw new TypeError("a table has a choice without options");
  const { value: spec, since } = option;
  const isTooNew = since !== undefined && !isAtLeast(version, since);
  return { spec, laterSince: isTooNew ? since : undefined };
}

/** The version that applies inside a component: see `PlacedObject`. */
function laterOf(version: Version | undefined, since: VersionText | undefined) {
  return since === undefined || isAtLeast(version, since) ? version : versionOf(since);
}
