import type { FlowModel } from "../../model/flow-model";
import { edgeKey, routingOf } from "../../model/routing";
import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { unlistedIn } from "./invalid-routing-model.unlisted-screen";

/** What `navigate` leads to, `routing_model` allows. */
export const undeclaredNavigation: Rule = {
  code: "INVALID_ROUTING_MODEL",
  severity: "error",
  *check(flow) {
    const routing = routingOf(flow);
    if (routing?.mode !== "declared" || !routing.complete) return;
    const declared = new Set(routing.edges.map(({ from, to }) => edgeKey(from, to)));
    const unlisted = new Set(unlistedIn(routing, flow.screens));
    for (const { from, to, at, action, isGuess } of routing.navigations) {
      if (isGuess) continue; // The misspelt target is reported.
      const edge = edgeKey(from, to);
      if (declared.has(edge) || declared.has(edgeKey(to, from))) continue;
      if (unlisted.has(from) || unlisted.has(to)) continue;
      if (isAtLeast(flow.version, "6.2") && holdsList(action.screen.components)) continue;
      declared.add(edge); // Another button to the same screen has the same cure.
      yield {
        at,
        severity: navigationsAreDeclared(flow) ? "error" : "warning",
        message: `\`navigate\` leads from ${from} to ${to}, which \`routing_model\` does not`,
        hint: `Add "${to}" to the destinations of ${from} in \`routing_model\`.`,
      };
    }
  },
};

/** Meta's editor lets undeclared ones pass from 6.3 to 7.2. */
export function navigationsAreDeclared({ version }: Pick<FlowModel, "version">): boolean {
  return !isAtLeast(version, "6.3") || isAtLeast(version, "7.3");
}

function holdsList(components: readonly { readonly type: string | undefined }[]): boolean {
  return components.some(({ type }) => type === "NavigationList");
}
