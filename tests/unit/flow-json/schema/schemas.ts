import Ajv2020, { type ValidateFunction } from "ajv/dist/2020";

import { flowJsonSchemas, schemaAddress } from "../../../../tools/flow-json/schemas";

const schemas = flowJsonSchemas();

export const schemaFiles: readonly string[] = [...schemas.keys()];

export function schemaIn(file: string): object {
  return schemas.get(file) as object;
}

export function aValidator(): Ajv2020 {
  // ajv's own requirements beyond the draft: types next to each keyword, required properties
  // declared in the same place.
  return new Ajv2020({ strictTypes: false, strictRequired: false, allErrors: true });
}

/** The errors of a document in the schema for its version. */
export function schemaErrors(document: unknown): readonly unknown[] {
  const { version } = document as { readonly version?: unknown };
  const file = `flow-${String(version)}.schema.json`;
  if (!schemaFiles.includes(file)) return [`there is no ${file}`];
  const validate = all.getSchema(schemaAddress(file));
  if (validate === undefined) throw new Error(`${file} is missing`);
  void validate(document);
  return validate.errors ?? [];
}

/** Compiles a schema on first use. */
const all = aValidator();
for (const file of schemaFiles) all.addSchema(schemaIn(file));

/** The schema that refers to the schema of the document's version. */
export function anyVersion(): ValidateFunction {
  const validate = all.getSchema(schemaAddress("flow.schema.json"));
  if (validate === undefined) throw new Error("flow.schema.json is missing");
  return validate;
}
