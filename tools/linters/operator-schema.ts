import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

import Ajv, { type ErrorObject } from "ajv";
import { parse, parseAllDocuments } from "yaml";

/** The part of a JSON Schema that is adapted here. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
  readonly [keyword: string]: unknown;
}

/** A CustomResourceDefinition of Kubernetes. */
interface Definition {
  readonly spec: {
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

/**
 * Members of `spec` that version 2 of the operator added. No reliable registry has its module, so the
 * schema is that of the newest 1.x (go.mod), whose manifests version 2 still accepts.
 */
const sinceVersion2 = ["serviceAccountName", "workspaceTemplate"];

/**
 * Checks the objects of kind `Stack` in a file of manifests against the schema in the module of the
 * Pulumi Kubernetes Operator (Apache-2.0). Kubernetes drops what a schema does not know, so an
 * unknown member is an error too.
 *
 * @returns The findings; none if all are valid.
 */
export function operatorFindings(manifest: string): readonly string[] {
  // Kubernetes has keywords and formats of its own, which ajv does not know.
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  const check = ajv.compile(stackSchema());
  return parseAllDocuments(readFileSync(manifest, "utf8"))
    .map((document) => document.toJS() as { readonly kind: string; readonly spec: object })
    .filter(({ kind }) => kind === "Stack")
    .flatMap((stack) => (check(stack) ? [] : (check.errors ?? []).map(describe)));
}

function stackSchema(): Schema {
  const download = ["mod", "download", "-json", "github.com/pulumi/pulumi-kubernetes-operator"];
  const { Dir } = JSON.parse(
    execFileSync("go", download, { cwd: __dirname, encoding: "utf8" }),
  ) as {
    readonly Dir: string;
  };
  const file = path.join(Dir, "deploy/crds/pulumi.com_stacks.yaml");
  const { spec } = parse(readFileSync(file, "utf8")) as Definition;
  const version = spec.versions.find(({ name }) => name === "v1");
  if (version === undefined) throw new Error(`${file} has no version v1`);
  const closed = withoutOtherProperties(version.schema.openAPIV3Schema);
  const stackSpec = closed.properties?.["spec"];
  const added = Object.fromEntries(sinceVersion2.map((name) => [name, {}]));
  return {
    ...closed,
    properties: {
      ...closed.properties,
      metadata: {}, // Kubernetes checks it itself.
      spec: { ...stackSpec, properties: { ...stackSpec?.properties, ...added } },
    },
  };
}

/** The schema without other properties than those that it names, at any depth. */
function withoutOtherProperties(schema: Schema): Schema {
  const { properties, items } = schema;
  return {
    ...schema,
    ...(items && { items: withoutOtherProperties(items) }),
    ...(properties && {
      additionalProperties: false,
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [
          name,
          withoutOtherProperties(property),
        ]),
      ),
    }),
  };
}

/** For example `/spec must NOT have additional properties {"additionalProperty":"repo"}`. */
function describe({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath} ${message} ${JSON.stringify(params)}`;
}
