import { propertyError } from "../../../../provider/lifecycle/flow/check";
import type { FlowState } from "../../../../provider/lifecycle/flow/state";
import schema from "../../../../provider/plugin/schema.json";
import { type ConfigKey, environment } from "../../../../provider/settings";
import { withEnvironment } from "../../../support/environment";

const flow = schema.resources["kaleyra:whatsapp:Flow"];

/** The descriptions of all properties in the schema, by path; `undefined` if a property has none. */
function descriptions(node: unknown, parent = ""): readonly (readonly [string, unknown])[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    const place = `${parent}.${key}`;
    const isProperties = /^(properties|inputProperties|variables)$/.test(key);
    const described = isProperties
      ? Object.entries(value as Readonly<Record<string, { readonly description?: string }>>).map(
          ([name, property]) => [`${place}.${name}`, property.description] as const,
        )
      : [];
    return [...described, ...descriptions(value, place)];
  });
}

describe("the plugin's schema", () => {
  it("describes every property", () => {
    const all = descriptions(schema);

    expect(all.length).toBeGreaterThan(50);
    expect(all.filter(([, text]) => typeof text !== "string" || text === "")).toEqual([]);
  });

  it("has exactly the inputs of check", () => {
    // The error for an unknown property lists all.
    const names = /it has (.*)$/.exec(propertyError("noSuchProperty", undefined) ?? "")?.[1];

    expect(Object.keys(flow.inputProperties).sort()).toEqual(names?.split(", ").sort());
  });

  it.each(Object.entries(schema.config.variables))(
    "names the environment variable of a setting: %s",
    async (key, { description }) => {
      const variable = /Environment variable: `(\w+)`/.exec(description)?.[1] ?? "";
      await using _environment = withEnvironment({ [variable]: "from the environment" });

      expect(environment(key as ConfigKey)).toBe("from the environment");
    },
  );

  it("keeps the key and the address of a preview secret", () => {
    const { outputs } = schema.functions["kaleyra:whatsapp:getFlowPreview"];

    expect(schema.config.variables.apiKey.secret).toBe(true);
    expect(schema.provider.inputProperties.apiKey.secret).toBe(true);
    expect(outputs.properties.previewUrl.secret).toBe(true);
  });

  // An SDK would read a `defaultInfo` from the environment, and so write a key into the state.
  it("prevents SDKs from reading the environment", () => {
    expect(JSON.stringify(schema)).not.toContain("defaultInfo");
  });

  it("accepts other values for a category and a status, and a document as object or text", () => {
    expect(flow.inputProperties.categories.items.oneOf[0]).toEqual({ type: "string" });
    expect(flow.properties.status.oneOf[0]).toEqual({ type: "string" });
    expect(flow.inputProperties.flowJson.oneOf).toEqual([
      { type: "string" },
      { type: "object", additionalProperties: { $ref: "pulumi.json#/Any" } },
    ]);
  });

  it("has none of the provider's internal properties", () => {
    const properties = [
      "automaticName",
      "unsettled",
      "account",
      "everPublished",
    ] as const satisfies readonly (keyof FlowState)[];
    for (const internal of ["__provider", ...properties]) {
      expect(flow.properties).not.toHaveProperty(internal);
      expect(flow.inputProperties).not.toHaveProperty(internal);
    }
  });
});
