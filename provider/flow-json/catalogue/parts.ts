import type { Json, JsonObject } from "../json";

/** Valid parts that many examples need. */

export function footer(action: Json = { name: "complete", payload: {} }): JsonObject {
  return { type: "Footer", label: "Continue", "on-click-action": action };
}

export function navigate(target: string, payload: Json = {}): JsonObject {
  return { name: "navigate", next: { type: "screen", name: target }, payload };
}

export function screen(
  id: string,
  children: readonly Json[],
  members: JsonObject = {},
): JsonObject {
  return { id, title: "Title", ...members, layout: { type: "SingleColumnLayout", children } };
}

/** The screen that ends the flow. */
export function lastScreen(id: string, members: JsonObject = {}): JsonObject {
  return screen(id, [footer()], { terminal: true, ...members });
}

export function options(count: number, members: JsonObject = {}): readonly JsonObject[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `option_${index}`,
    title: `Option ${index}`,
    ...members,
  }));
}
