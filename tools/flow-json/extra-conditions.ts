import type { Schema } from "./schema";

/** What rules of their own say and a JSON Schema can say too, by the name of the object. */
export function extraConditions(name: string): readonly Schema[] {
  switch (name) {
    case "Screen":
      return [
        {
          if: { required: ["success"] },
          then: { required: ["terminal"], properties: { terminal: { const: true } } },
        },
      ];
    case "NavigationListEnd":
      return [{ minProperties: 1, maxProperties: 2 }];
    case "NavigationList":
      return [
        {
          if: { required: ["on-click-action"] },
          then: items({ not: { required: ["on-click-action"] } }),
          else: items({ required: ["on-click-action"] }),
        },
        {
          if: { required: ["media-size"], properties: { "media-size": { const: "large" } } },
          then: items({ not: { required: ["end"] } }),
        },
      ];
    default:
      return [];
  }
}

function items(schema: Schema): Schema {
  return { properties: { "list-items": { items: schema } } };
}
