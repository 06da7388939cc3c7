import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { startEmulator } from "kaleyra-emulator";

import { Flow } from "../support/adapter";
import { aDocument } from "../support/documents";
import { TestStack } from "../support/stack";

const bare = { id: "112", name: "bare", categories: ["OTHER"] } as const;
const published = {
  id: "113",
  name: "full",
  categories: ["SURVEY"],
  document: aDocument("By hand"),
  endpointUri: "https://flows.example.com/",
  status: "PUBLISHED",
} as const;

/** A program that reads a flow, and copies the properties that programs use into `target`. */
function read(id: string, target: Record<string, unknown> = {}): PulumiFn {
  return () => {
    const flow = Flow.get("theirs", id);
    const { name, status, endpointUri, flowId, cloneFlowId } = flow;
    pulumi
      .all({ name, status, endpointUri, flowId, cloneFlowId })
      .apply((outputs) => Object.assign(target, outputs));
    return Promise.resolve();
  };
}

it.each([
  {
    flow: "that has neither document nor endpoint",
    id: bare.id,
    expected: { name: "bare", status: "DRAFT", flowId: "112" },
  },
  {
    flow: "that has both",
    id: published.id,
    expected: {
      name: "full",
      status: "PUBLISHED",
      flowId: "113",
      endpointUri: "https://flows.example.com/",
    },
  },
])("Flow.get reads a flow $flow, without changing it", async ({ id, expected }) => {
  await using kaleyra = await startEmulator({ flows: [bare, published] });
  const outputs: Record<string, unknown> = {};
  await using stack = await TestStack.create({ kaleyra, program: read(id, outputs) });

  const runs = [await stack.preview(), await stack.up(), await stack.refresh(), await stack.up()];
  const [flow] = await stack.flows();
  const destroyed = await stack.destroy();

  expect([...runs, destroyed].map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
  const present = Object.entries(outputs).filter(([, value]) => value !== undefined);
  expect(Object.fromEntries(present)).toEqual(expected);
  // Absent outputs are absent in the state too, and not null; without a flow the test fails.
  expect(Object.values(flow?.outputs ?? { absent: null })).not.toContain(null);
  expect(kaleyra.requests().filter(({ method }) => method !== "GET")).toEqual([]);
});

it("Flow.get of a flow that does not exist fails the preview", async () => {
  await using kaleyra = await startEmulator();
  await using stack = await TestStack.create({ kaleyra, program: read("999") });

  const preview = await stack.preview();

  expect(preview.ok).toBe(false);
  expect(preview.output).toContain("999");
});
