import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

import Ajv, { type ErrorObject } from "ajv";
import { parse, parseAllDocuments } from "yaml";

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
  readonly [keyword: string]: unknown;
}

interface Definition {
  readonly spec: {
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

/**
 * Members that version 2 of the operator added. No reliable registry has its module, so the schema
 * is that of the newest 1.x, which version 2 still accepts.
 */
const sinceVersion2 = ["serviceAccountName", "workspaceTemplate"];

/**
 * Checks manifests of the Pulumi Kubernetes Operator against the schema of a `Stack` in the
 * operator's module (Apache-2.0). Kubernetes drops what a schema does not know, so an unknown
 * member is an error too.
 *
 * @returns The findings; empty for a valid manifest.
 */
export function operatorFindings(manifest: string): readonly string[] {
  const check = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(
    stackSchema(),
  );
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
  const closed = withoutMore(version.schema.openAPIV3Schema);
  const stackSpec = closed.properties?.["spec"];
  const added = Object.fromEntries(sinceVersion2.map((name) => [name, {}]));
  return {
    ...closed,
    properties: {
      ...closed.properties,
      metadata: {},
      spec: { ...stackSpec, properties: { ...stackSpec?.properties, ...added } },
    },
  };
}

/** Allows only the named properties. */
function withoutMore(schema: Schema): Schema {
  const { properties, items } = schema;
  return {
    ...schema,
    ...(items && { items: withoutMore(items) }),
    ...(properties && {
      additionalProperties: false,
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, withoutMore(property)]),
      ),
    }),
  };
}

function describe({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath} ${message} ${JSON.stringify(params)}`;
}
