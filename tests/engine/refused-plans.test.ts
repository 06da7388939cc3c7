import { type Emulator, startEmulator } from "kaleyra-emulator";

import { aDocument } from "../support/documents";
import { aFlow, type FlowArgs, flows, idOf } from "../support/flows";
import { TestStack } from "../support/stack";

const otherWaba = "200000000000000103";

const declared = {
  live: aFlow({ name: "live", publish: true }),
  replaceable: aFlow({ name: "replaceable", publish: true, updateStrategy: "Replace" }),
  named: aFlow({ name: "named", endpointUri: "https://flows.example.com" }),
  prevented: aFlow({ name: "prevented", deletionPolicy: "Prevent" }),
  deleteOnly: aFlow({ name: "deleteOnly", publish: true, deletionPolicy: "DeleteOnly" }),
  unnamed: aFlow(),
} satisfies Record<string, FlowArgs>;

interface Plan {
  readonly given: string;
  readonly flow: keyof typeof declared;
  /** The arguments that change; `undefined` removes one. */
  readonly change: Partial<FlowArgs>;
  /** Parts of the refusal: the effect, the reason, and the hint. */
  readonly message: readonly string[];
}

const plans: readonly Plan[] = [
  {
    given: "an edit of a live flow while publish is false",
    flow: "live",
    change: { publish: false, flowJson: aDocument("Bye") },
    message: [
      "is PUBLISHED",
      "changing flowJson would take it back to DRAFT and leave it there",
      "Set publish to true",
    ],
  },
  {
    given: "a replacement under an explicit name that stays",
    flow: "replaceable",
    change: { flowJson: aDocument("Bye") },
    message: ['could not have the name "replaceable"', "Change name along with it"],
  },
  {
    given: "a replacement of a draft under an explicit name that stays",
    flow: "named",
    change: { endpointUri: undefined },
    message: [
      "because of endpointUri",
      'could not have the name "named"',
      "Change name along with it",
    ],
  },
  {
    given: "a replacement under Prevent",
    flow: "prevented",
    change: { wabaId: otherWaba },
    message: ["because of wabaId", "deletionPolicy Prevent would keep the old flow", "`pulumi up`"],
  },
  {
    given: "a replacement of a live flow under DeleteOnly",
    flow: "deleteOnly",
    change: { wabaId: otherWaba },
    message: [
      "because of wabaId",
      "deletionPolicy DeleteOnly would keep the old flow",
      "`pulumi up`",
    ],
  },
];

describe("a plan that cannot succeed", () => {
  let service: Emulator;
  let stack: TestStack;

  beforeAll(async () => {
    service = await startEmulator();
    stack = await TestStack.create({ kaleyra: service, program: flows(declared) });
    await stack.up();
    service.clearRequests();
  });

  afterAll(async () => {
    await stack[Symbol.asyncDispose]();
    await service.close();
  });

  it.each(plans)(
    "$given is refused in the preview, with the reason",
    async ({ flow, change, message }) => {
      const id = await idOf(stack, flow);

      const run = await stack.preview(
        flows({ ...declared, [flow]: { ...declared[flow], ...change } }),
      );

      expect(run.ok).toBe(false);
      expect(run.output).toContain(`${flow} (${id})`);
      for (const words of message) expect(run.output).toContain(words);
      // The refusal is shown once.
      expect(run.output.split(`: ${flow} (${id})`)).toHaveLength(2);
      expect(service.requests()).toEqual([]);
    },
  );

  it("is also refused by an update, before anything is sent", async () => {
    const live = { ...declared.live, publish: false, flowJson: aDocument("Bye") };

    const run = await stack.up(flows({ ...declared, live }));

    expect(run.ok).toBe(false);
    expect(run.output).toContain("would take it back to DRAFT and leave it there");
    expect(service.requests()).toEqual([]);
    expect(await stack.flows()).toHaveLength(Object.keys(declared).length);
  });

  it("is not caused by another default WABA: the flows stay where they are, with a warning", async () => {
    stack.setEnvironment({ KALEYRA_WABA_ID: otherWaba });

    const run = await stack.preview();

    const count = Object.keys(declared).length;
    expect(run).toMatchObject({ ok: true, changes: { same: count + 1 } }); // The stack is one more.
    const warnings = run.warnings.filter((warning) => warning.includes(": stays in WABA "));
    expect(warnings).toHaveLength(count);
    expect(run.warnings).toContainEqual(
      expect.stringMatching(
        /^kaleyra: live: stays in WABA 200000000000000101 although .* set wabaId/,
      ),
    );
    expect(run.warnings).toContainEqual(
      expect.stringMatching(/^kaleyra: unnamed-[0-9a-f]{7}: stays in WABA/),
    );
    stack.moveTo(service);
  });
});

it("an unknown category is sent, with a warning", async () => {
  await using service = await startEmulator({ switches: { anyCategory: true } });
  await using stack = await TestStack.create({
    kaleyra: service,
    program: flows({ odd: aFlow({ name: "odd", categories: ["GARDENING"] }) }),
  });

  const run = await stack.up();

  expect(run.warnings).toEqual([expect.stringMatching(/^kaleyra: odd: .*GARDENING/)]);
  expect(service.flows()).toEqual([expect.objectContaining({ categories: ["GARDENING"] })]);
});
