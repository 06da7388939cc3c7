import { DocumentFile, type FlowDocument } from "../../../../cli/src/dev/document";
import { FlowRun } from "../../../../cli/src/dev/flow-run/flow-run";
import { OpenPage } from "../../../../cli/src/dev/open-page";
import { viewOf } from "../../../../cli/src/dev/view/view";
import type { FlowModel } from "../../../../provider/flow-json/model/flow-model";
import { Folder } from "../../../support/cli-folder";
import { documentOf, modelOf, screenOf } from "./support";

function version(title: string): FlowDocument {
  const text = { type: "TextBody", text: title };
  const flow = modelOf(documentOf([screenOf("START", [text], { title })]));
  return { flow, findings: [], problem: undefined };
}

/**
 * A page whose runs wait, as for an endpoint. The test begins each run with its function in
 * `beginRun`, in any order.
 */
function slowPage(document: FlowDocument) {
  const beginRun: (() => Promise<void>)[] = [];
  const startRun = async (flow: FlowModel) => {
    await new Promise<void>((resolve) => {
      beginRun.push(async () => {
        resolve();
        // The page handles the started run.
        await new Promise(setImmediate);
      });
    });
    return FlowRun.start({ flow, flowToken: "flow-token" });
  };
  return { page: new OpenPage(document, startRun), beginRun };
}

describe("a page while INIT is awaited", () => {
  const [one, two] = [version("One"), version("Two")];

  it("shows the version that is saved meanwhile, at its opening and after a restart", async () => {
    const { page, beginRun } = slowPage(one);
    const opened = page.start();
    await page.replace(two);
    expect(viewOf("flow.json", page).text).toContain("Waiting for the endpoint");
    await beginRun[0]?.();
    await opened;
    expect(beginRun).toHaveLength(1);
    expect(page.run?.flow).toBe(two.flow);

    const restarted = page.handle({ kind: "restart", sequence: 1 });
    await page.replace(one);
    expect(page.run?.flow).toBe(one.flow);
    await beginRun[1]?.();
    await restarted;
    expect(page.run?.flow).toBe(one.flow);
  });

  it("shows the run that was requested last", async () => {
    const { page, beginRun } = slowPage(one);
    const starts = [page.start(), page.start()];
    await beginRun[1]?.();
    const newest = page.run;
    await beginRun[0]?.();
    await Promise.all(starts);

    expect(newest).toBeDefined();
    expect(page.run).toBe(newest);
  });

  it("shows why a run cannot begin", async () => {
    const page = new OpenPage(one, () => Promise.reject(new RangeError("out of range")));
    await page.start();

    expect(viewOf("flow.json", page).text).toContain("This failed: out of range");
  });
});

describe("a document that is followed", () => {
  it("is read again if it was saved between its first reading and then", async () => {
    await using folder = await Folder.create({ "flow.json": "{" });
    const file = new DocumentFile(`${folder.path}/flow.json`);
    await file.read();
    await folder.write("flow.json", JSON.stringify(documentOf([screenOf("NEW", [])])));

    // `follow` never ends by itself.
    const stop = new Error("read");
    let changed: FlowDocument | undefined;
    const following = file.follow((document) => {
      changed = document;
      throw stop;
    });
    await expect(following).rejects.toBe(stop);
    expect([...(changed?.flow?.screenById.keys() ?? [])]).toStrictEqual(["NEW"]);
  });
});
