import type { Component } from "../../../../provider/flow-json/model/flow-model";
import { type JsonNode, memberOf, textOf } from "../../../../provider/flow-json/syntax/json-node";
import { drawComponent } from "../../render/components";
import type { DrawingContext } from "../../render/drawing";
import type { FindingsByPlace } from "../../render/findings";
import type { FlowRun, RunInput } from "../flow-run/flow-run";
import { nodeOf } from "../flow-run/json-values";

/** The context that draws a run's current screen: with the run's values, and with controls to use. */
export function liveDrawing(run: FlowRun, findings: FindingsByPlace): DrawingContext {
  const { inputs } = run;
  const inputOf = ({ node }: Component): RunInput | undefined => {
    const name = textOf(memberOf(node, "name"));
    return name === undefined ? undefined : inputs.get(name);
  };
  return {
    flow: run.flow,
    findings,
    linksScreens: false, // No other screen is on the page.
    draw: drawComponent,
    display: (node) => {
      // A binding without a value is shown itself.
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
