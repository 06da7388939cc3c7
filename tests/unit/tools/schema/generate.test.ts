import path from "node:path";

import { packageSchema } from "../../../../tools/schema/generate";
import { Sources } from "../../../../tools/schema/sources";

/** The schema of a small SDK in this folder, whose docstrings the tests expect in it. */
const schemaOf = (entry: string) => packageSchema(new Sources(path.join(__dirname, entry)));

describe("the schema of an SDK", () => {
  const schema = schemaOf("sdk/index.ts");

  it("has a class as a resource, with the inputs of its constructor", () => {
    expect(schema.resources["kaleyra:numbers:Key"]).toEqual({
      description:
        "A key of a number.\n\n## Import\n\nBy its number.\n\n```sh\n$ pulumi import kaleyra:numbers:Key name <id>\n```",
      properties: {
        parts: {
          type: "array",
          items: { $ref: "#/types/kaleyra:numbers:Part" },
          description: "Its parts.",
        },
        keyId: { type: "string", description: "The same as `id`." },
      },
      required: ["keyId"],
      inputProperties: {
        number: {
          type: "string",
          description: "The number, of digits. See https://example.com/numbers",
          willReplaceOnChanges: true,
        },
        pem: { type: "string", description: "The private part.", secret: true },
        times: { type: "integer", description: "How often. Default: `3`.", default: 3 },
        uses: {
          type: "array",
          items: {
            type: "string",
            oneOf: [{ type: "string" }, { $ref: "#/types/kaleyra:numbers:Use" }],
          },
          description: "What it is for.",
        },
      },
      requiredInputs: ["number", "uses"],
      aliases: [{ type: "pulumi-nodejs:dynamic/kaleyra/numbers:Key" }],
    });
  });

  it("has a function that promises a result, but not its variant with outputs", () => {
    expect(schema.functions).toEqual({
      "kaleyra:numbers:getKey": {
        description: "Looks a key up.",
        inputs: {
          description: "Which key.",
          type: "object",
          properties: { number: { type: "string", description: "Its number." } },
          required: ["number"],
        },
        outputs: {
          description: "A key.",
          type: "object",
          properties: {
            rest: {
              type: "object",
              additionalProperties: { $ref: "pulumi.json#/Any" },
              description: "Whatever else there is.",
            },
            // Not a union, since the SDK for Python does not accept a union in a result.
            use: { type: "string", description: "What it is for." },
          },
          required: ["rest"],
        },
      },
    });
  });

  it("has the used types, including a recursive one", () => {
    expect(schema.types).toEqual({
      "kaleyra:numbers:Part": {
        description: "A part of a `Key`.",
        type: "object",
        properties: {
          parts: {
            type: "array",
            items: { $ref: "#/types/kaleyra:numbers:Part" },
            description: "Its parts.",
          },
        },
        required: [],
      },
      "kaleyra:numbers:Use": {
        description: "What a key is for.",
        type: "string",
        enum: [{ name: "Sign", description: "To sign.", value: "sign" }],
      },
    });
  });

  it("has settings as strings, with their values and their variable in the description", () => {
    const size = {
      type: "string",
      description: "How large. Default: `S`. Environment variable: `THE_SIZE`. One of `S`, `L`.",
    };

    expect(schema.config).toEqual({ variables: { size }, defaults: [] });
    expect(schema.provider.inputProperties).toEqual({ size });
  });

  it("is refused if a property has no docstring", () => {
    expect(() => schemaOf("undescribed.ts")).toThrow("Config.silent has no docstring.");
  });
});
