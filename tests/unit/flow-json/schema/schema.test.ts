import Ajv2020, { type ValidateFunction } from "ajv/dist/2020";
import fc from "fast-check";

import type { Finding } from "../../../../provider/flow-json/finding";
import { flowJsonSchemas, schemaAddress } from "../../../../tools/flow-json/schemas";
import { findingsIn, textOf } from "../it-finds";
import { structureCases } from "../structure/cases";
import { aDocument, inVersion, carousel, showing } from "../structure/documents";
import { mutated, validDocuments } from "../structure/mutations";

const schemas = flowJsonSchemas();

const schemaFiles: readonly string[] = [...schemas.keys()];

function schemaIn(file: string): object {
  return schemas.get(file) as object;
}

function aValidator(): Ajv2020 {
  // ajv's own requirements beyond the draft: types next to each keyword, required properties
  // declared in the same place.
  return new Ajv2020({ strictTypes: false, strictRequired: false, allErrors: true });
}

/** The errors of a document in the schema for its version. */
function schemaErrors(document: unknown): readonly unknown[] {
  const { version } = document as { readonly version?: unknown };
  const file = `flow-${String(version)}.schema.json`;
  if (!schemaFiles.includes(file)) return [`there is no ${file}`];
  const validate = all.getSchema(schemaAddress(file));
  if (validate === undefined) throw new Error(`${file} is missing`);
  void validate(document);
  return validate.errors ?? [];
}

/** A validator with all schemas, which compiles one on first use. */
const all = aValidator();
for (const file of schemaFiles) all.addSchema(schemaIn(file));

/** The schema that refers to the schema of the document's version. */
function anyVersion(): ValidateFunction {
  const validate = all.getSchema(schemaAddress("flow.schema.json"));
  if (validate === undefined) throw new Error("flow.schema.json is missing");
  return validate;
}

const cases = Object.values(structureCases).flat();

/** Codes of mistakes that a schema can express. */
const expressible: readonly string[] = [
  "INVALID_PROPERTY_KEY",
  "MISSING_REQUIRED_PROPERTY",
  "MISSING_REQUIRED_TYPE_PROPERTY",
  "INVALID_PROPERTY_TYPE",
  "INVALID_TYPE",
  "INVALID_ENUM_VALUE",
  "INVALID_TYPE_PROPERTY_VALUE",
  "PATTERN_MISMATCH",
  "PROPERTY_NAME_MISMATCH",
  "MIN_CHARS_REQUIRED",
  "MIN_ITEMS_REQUIRED",
  "EMPTY_SWITCH_CASES",
  "MAX_SCREENS_NUMBER",
  "MINIMUM_VALUE_REQUIRED",
  "MAXIMUM_VALUE_REQUIRED",
  "INVALID_PROPERTY_VALUE_FORMAT",
  "INVALID_DEPENDENCIES",
  "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED",
  "DATA_SOURCE_ITEMS_HAVE_BOTH_IMAGE_AND_COLOR",
  "KEYWORD_ONE_OF",
  "MAXIMUM_IF_NESTING",
  "DUPLICATE_PROPETY_FOR_CONDITION",
  "INVALID_PROPERTY_VALUE_FOR_CONDITION",
  "INVALID_PROPERTY_NAME_FOR_CONDITION",
  "MISSING_CALENDAR_PICKER_RANGE_MODE_PROP",
  "UNEXPECTED_CALENDAR_PICKER_RANGE_MODE_PROP",
  "INVALID_SCREEN_DATA",
  "INVALID_DATA_API_VERSION",
  "INVALID_FLOW_JSON_VERSION",
  "MISSING_FLOW_JSON_VERSION",
];

/** Findings with such a code that depend on other parts of the document, which no schema can express. */
function isBeyondSchemas({ code, path }: Pick<Finding, "code" | "path">): boolean {
  return (
    (code === "MISSING_REQUIRED_PROPERTY" && path.endsWith("action.name")) ||
    (code === "INVALID_PROPERTY_KEY" && path.endsWith(".terminal")) ||
    // Outside of a screen's data the code is that of a reference to a screen that does not exist.
    (code === "INVALID_SCREEN_DATA" && !/\bdata\b/.test(path))
  );
}

describe("the JSON Schemas", () => {
  it.each(schemaFiles)("are valid according to the draft's own schema: %s", (file) => {
    const ajv = aValidator();

    void ajv.validateSchema(schemaIn(file));

    expect(ajv.errors ?? []).toEqual([]);
  });

  it.each(cases)("accept the similar document for $given", ({ near }) => {
    expect(schemaErrors(JSON.parse(textOf(near)))).toEqual([]);
  });

  it.each(cases.filter((each) => expressible.includes(each.code) && !isBeyondSchemas(each)))(
    "refuse $given",
    ({ bad }) => {
      expect(schemaErrors(JSON.parse(textOf(bad)))).not.toEqual([]);
    },
  );

  it("are all available in one, which selects by the document's version", () => {
    const validate = anyVersion();

    expect(validate(aDocument())).toBe(true);
    expect(validate(inVersion("5.1", aDocument()))).toBe(true);
    // Only Meta can use 5.2, and 7.1 brings carousels.
    expect(validate(inVersion("5.2", aDocument()))).toBe(false);
    expect(validate(inVersion("5.1", showing(carousel())))).toBe(false);
  });

  it("accept every document in which the rules find no error", () => {
    fc.assert(
      fc.property(mutated(validDocuments), (document) => {
        fc.pre(findingsIn(document).every(({ severity }) => severity !== "error"));

        expect(schemaErrors(document)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("refuse what the rules report about the structure", () => {
    fc.assert(
      fc.property(mutated(validDocuments), (document) => {
        const findings = findingsIn(document).filter(
          (each) =>
            each.severity === "error" && expressible.includes(each.code) && !isBeyondSchemas(each),
        );

        fc.pre(findings.length > 0);

        const errors = schemaErrors(document);

        expect({ findings, errors }).not.toHaveProperty("errors", []);
      }),
      { numRuns: 200 },
    );
  });
});
