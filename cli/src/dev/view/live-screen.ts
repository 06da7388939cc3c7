import type { Component } from "../../../../provider/flow-json/model/flow-model";
import { type JsonNode, memberOf, textOf } from "../../../../provider/flow-json/syntax/json-node";
import { drawComponent } from "../../render/components";
import type { Drawing } from "../../render/drawing";
import type { FindingsByPlace } from "../../render/findings";
import type { FlowRun, RunInput } from "../flow-run/flow-run";
import { nodeOf } from "../flow-run/json-values";

/** The drawing of a run's current screen: with its values, and to be used. */
export function liveDrawing(run: FlowRun, findings: FindingsByPlace): Drawing {
  const { inputs } = run;
  const inputOf = ({ node }: Component): RunInput | undefined =>
    inputs.get(textOf(memberOf(node, "name")) ?? "");
  return {
    flow: run.flow,
    findings,
    linksScreens: false,
    draw: drawComponent,
    display: (node) => {
      const { value, source } = run.valueOf(node);
      return { value, source: value === undefined ? source : undefined };
    },
    live: {
      isBusy: run.isWaiting,
      branchOf: (component) => run.branchOf(component),
      inputOf: (component): JsonNode | undefined => {
        const entered = inputOf(component)?.entered;
        return entered === undefined ? undefined : nodeOf(entered);
      },
      errorOf: (component) => inputOf(component)?.error,
    },
  };
}
