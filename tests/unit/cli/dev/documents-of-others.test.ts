import { readFileSync } from "node:fs";

import type { Endpoint } from "../../../../cli/src/dev/flow-run/endpoint";
import { FlowRun, type RunInput } from "../../../../cli/src/dev/flow-run/flow-run";
import { examplesOf } from "../../../../cli/src/dev/flow-run/start";
import type { Json } from "../../../../provider/flow-json/json";
import type { FlowModel } from "../../../../provider/flow-json/model/flow-model";
import { flowModelOf } from "../../../../provider/flow-json/model/read-flow";
import { itemsOf, memberOf, textOf } from "../../../../provider/flow-json/syntax/json-node";
import { parseJson } from "../../../../provider/flow-json/syntax/parse";
import { documentsBelow } from "../../../support/documents-below";

/** Of a folder that is not in the repository; `.ci/run` sets it, and without it the tests are skipped. */
const files = documentsBelow(process.env["FLOW_DOCUMENTS"]);

/** A valid value for an input. */
function sampleFor(run: FlowRun, { component }: RunInput): Json {
  const property = (key: string) => run.valueOf(memberOf(component.node, key)).value;
  const options = itemsOf(property("data-source")).map(
    (item) => textOf(memberOf(item, "id")) ?? "",
  );
  switch (component.type) {
    case "RadioButtonsGroup":
    case "Dropdown":
      return options[0] ?? "";
    case "CheckboxGroup":
    case "ChipsSelector": {
      const least = property("min-selected-items");
      return options.slice(0, least?.kind === "number" ? least.value : 1);
    }
    case "OptIn":
      return true;
    case "DatePicker":
      return textOf(property("min-date")) ?? "2027-01-11";
    case "CalendarPicker": {
      const day = textOf(property("min-date")) ?? "2027-01-11";
      return textOf(property("mode")) === "range" ? { "start-date": day, "end-date": day } : day;
    }
    case "PhotoPicker":
    case "DocumentPicker":
      return [{ file_name: "a.pdf", mime_type: "application/pdf", size: 9 }];
    default:
      return samples[textOf(property("pattern")) ?? textOf(property("input-type")) ?? ""] ?? "abc";
  }
}

/** Values for a TextInput, by its pattern or `input-type`; the patterns are those of the documents. */
const samples: Readonly<Record<string, string>> = {
  email: "a@b.co",
  phone: "+39 06 1234",
  number: "42",
  passcode: "42",
  "007": "007",
  [String.raw`^(19|20)\d\d-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$`]: "1993-08-04",
};

/** Responds with a screen that sent no request yet, and ends the flow after a terminal one. */
function endpointOf(flow: FlowModel): Endpoint {
  const opened = new Set<string>();
  return {
    exchange: async ({ screen = "", flow_token }) => {
      opened.add(screen);
      const target = flow.screens.find(({ id = "" }) => !opened.has(id));
      const isOver = target === undefined || flow.screenById.get(screen)?.isTerminal === true;
      const content = isOver
        ? { screen: "SUCCESS", data: { extension_message_response: { params: { flow_token } } } }
        : { screen: target.id ?? "", data: examplesOf(target) };
      return Promise.resolve({ content });
    },
  };
}

/** Fills in what is shown, and taps the button or the first entry; goes back from a screen that has neither. */
async function takeStep(run: FlowRun): Promise<void> {
  for (const input of run.inputs.values()) {
    if (run.isShown(input.component)) await run.enter(input.name, sampleFor(run, input));
  }
  const button = run.screen.components.find(
    (component) =>
      run.isShown(component) &&
      (component.type === "Footer" || component.type === "NavigationList"),
  );
  if (button === undefined) await run.back();
  else await run.tap(button, button.type === "NavigationList" ? 0 : undefined);
}

describe("documents by other authors", () => {
  if (files.length === 0) {
    // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- so that its absence is seen
    it.skip("are walked to their end: FLOW_DOCUMENTS names no folder", () => {});
    return;
  }

  it.each(files)("are walked to their end: %s", async (file) => {
    const flow = flowModelOf(parseJson(readFileSync(file, "utf8")));
    if (flow === undefined) throw new Error("not a document");
    const run = await FlowRun.start({ flow, flowToken: "flow-token", endpoint: endpointOf(flow) });
    for (let steps = 0; steps < 10 && run.completion === undefined; steps++) await takeStep(run);

    const errors = [...run.inputs.values()].flatMap(({ name, error }) =>
      error === undefined ? [] : [`${name}: ${error}`],
    );
    expect(errors).toStrictEqual([]);
    expect(run.log.filter((entry) => "problem" in entry && entry.problem)).toStrictEqual([]);
    expect(run.completion?.payload).toHaveProperty("flow_token", "flow-token");
  });
});
