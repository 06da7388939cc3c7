import { propertyError } from "../../../../provider/lifecycle/flow/check";
import schema from "../../../../provider/plugin/schema.json";
import { environment } from "../../../../provider/settings";

const flow = schema.resources["kaleyra:whatsapp:Flow"];

/** Every description of a property in the schema, by its path. */
function descriptions(node: unknown, at = ""): readonly (readonly [string, unknown])[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    const place = `${at}.${key}`;
    const isProperties = /^(properties|inputProperties|variables)$/.test(key);
    const own = isProperties
      ? Object.entries(value as Readonly<Record<string, { readonly description?: string }>>).map(
          ([name, property]) => [`${place}.${name}`, property.description] as const,
        )
      : [];
    return [...own, ...descriptions(value, place)];
  });
}

describe("the plugin's schema", () => {
  it("describes every property", () => {
    const all = descriptions(schema);

    expect(all.length).toBeGreaterThan(50);
    expect(all.filter(([, text]) => typeof text !== "string" || text === "")).toEqual([]);
  });

  it("has exactly the inputs of check", () => {
    const names = /it has (.*)$/.exec(propertyError("noSuchProperty", undefined) ?? "")?.[1];

    expect(Object.keys(flow.inputProperties).sort()).toEqual(names?.split(", ").sort());
  });

  it("names the environment variable of each setting", () => {
    const unread = Object.entries(schema.config.variables).filter(([key, { description }]) => {
      const variable = /Environment variable: `(\w+)`/.exec(description)?.[1] ?? "";
      const before = process.env[variable];
      process.env[variable] = "from the environment";
      try {
        return environment(key as Parameters<typeof environment>[0]) !== "from the environment";
      } finally {
        if (before === undefined) delete process.env[variable];
        else process.env[variable] = before;
      }
    });

    expect(unread).toEqual([]);
  });

  it("keeps the key and the address of a preview secret", () => {
    const { outputs } = schema.functions["kaleyra:whatsapp:getFlowPreview"];

    expect(schema.config.variables.apiKey.secret).toBe(true);
    expect(schema.provider.inputProperties.apiKey.secret).toBe(true);
    expect(outputs.properties.previewUrl.secret).toBe(true);
  });

  it("prevents SDKs from reading the environment into the state", () => {
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
    for (const internal of ["__provider", "automaticName", "unsettled", "account"]) {
      expect([flow.properties, flow.inputProperties].some((all) => internal in all)).toBe(false);
    }
  });
});
