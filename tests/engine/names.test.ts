import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { demoAccounts, startEmulator } from "kaleyra-emulator";

import { Flow, FlowMigration } from "../support/adapter";
import { aFlow, flows, idOf, operations } from "../support/flows";
import { TestStack } from "../support/stack";

const [{ wabas }] = demoAccounts;
const [ours = "", other = ""] = wabas.map(({ id }) => id);
const named = (name: string) => aFlow({ name });

/** A program with two resources of the same name. */
interface Pair {
  readonly given: string;
  /** The program of an earlier `up`. */
  readonly before?: PulumiFn;
  readonly program: PulumiFn;
  /** The two resources, as the message names them. */
  readonly message: readonly string[];
}

const pairs: readonly Pair[] = [
  {
    given: "two new flows",
    program: flows({ one: named("form"), two: named("form") }),
    message: ['Flow "one"', 'Flow "two"'],
  },
  {
    given: "a new flow and one that has the name",
    before: flows({ old: named("form") }),
    program: flows({ young: named("form"), old: named("form") }),
    message: ['Flow "young"', 'Flow "old"'],
  },
  {
    given: "a flow that is renamed after another",
    before: flows({ one: named("form"), two: named("second") }),
    program: flows({ one: named("form"), two: named("form") }),
    message: ['Flow "one"', 'Flow "two"'],
  },
  {
    given: "a flow and a copy",
    program: () => {
      new Flow("one", named("form"));
      new FlowMigration("copy", { sourceWabaId: other, flowName: "form" });
      return Promise.resolve();
    },
    message: ['Flow "one"', 'FlowMigration "copy"'],
  },
  {
    given: "flows of two components",
    program: () => {
      for (const part of ["north", "south"]) {
        const parent = new Part("shop:index:Part", part);
        new Flow(`${part}-form`, named("form"), { parent });
      }
      return Promise.resolve();
    },
    message: ['Flow "north-form"', 'Flow "south-form"'],
  },
];

/**
 * A component that never registers outputs. In a failed run the engine may have ended before it
 * receives them, which would be another error.
 */
class Part extends pulumi.ComponentResource {
  protected override initialize(): Promise<never> {
    return new Promise(() => {});
  }
}

describe("two resources of a program with the same name", () => {
  it.each(pairs)("are refused in the preview and the update: $given", async (pair) => {
    const { before = flows({}), program, message } = pair;
    await using service = await startEmulator();
    await using stack = await TestStack.create({ kaleyra: service, program: before });
    await stack.up();
    service.clearRequests();

    const preview = await stack.preview(program);
    expect(operations(service)).toEqual([]);
    const up = await stack.up(program);

    for (const run of [preview, up]) {
      expect(run.ok).toBe(false);
      expect(run.output).toContain(`both have the name "form" in WABA ${ours}`);
      for (const words of message) expect(run.output).toContain(words);
    }
  });

  it("are allowed in two WABAs, with automatic names, or if they swap names", async () => {
    await using service = await startEmulator();
    const program = flows({
      ours: named("form"),
      theirs: aFlow({ name: "form", wabaId: other }),
      automatic: aFlow(),
      alike: aFlow(),
      moved: named("second"),
    });
    await using stack = await TestStack.create({ kaleyra: service, program });
    expect(await stack.up()).toMatchObject({ ok: true });

    const after = flows({ ours: named("second"), moved: named("form") });

    expect(await stack.preview(after)).toMatchObject({ ok: true });
    expect(await stack.preview()).toMatchObject({ ok: true, changes: { same: 6 } });
  });
});

describe("a name that another flow already has", () => {
  it("which is DEPRECATED, has to be changed in the program", async () => {
    await using service = await startEmulator({
      flows: [{ id: "7", name: "form", status: "DEPRECATED" }],
    });
    const program = flows({ form: named("form") });
    await using stack = await TestStack.create({ kaleyra: service, program });

    const run = await stack.up();

    expect(run.ok).toBe(false);
    expect(run.output).toContain("7 (DEPRECATED)");
    expect(run.output).toContain("choose another name, or leave the name out");
    expect(run.output).toContain("`aliases`");
    expect(run.output).not.toContain("kaleyra-flows import");
    expect(run.output).not.toContain("delete it");
  });

  it("since its resource was renamed in the program, is refused with the hint to use aliases", async () => {
    await using service = await startEmulator();
    const live = aFlow({ name: "form", publish: true });
    await using stack = await TestStack.create({ kaleyra: service, program: flows({ old: live }) });
    await stack.up();
    const id = await idOf(stack, "old");

    const renamed = await stack.up(flows({ young: live }), { continueOnError: true });

    expect(renamed.ok).toBe(false);
    expect(renamed.output).toContain("give this resource `aliases`");
    expect(renamed.output).not.toContain("delete it");
    expect(service.flow(id)?.status).toBe("PUBLISHED");
    const aliased: PulumiFn = () => {
      new Flow("young", live, { aliases: [{ name: "old" }] });
      return Promise.resolve();
    };
    expect(await stack.up(aliased)).toMatchObject({ ok: true });
    expect(await idOf(stack, "young")).toBe(id);
  });
});

it("a chosen name instead of an automatic one changes only the name, and is reversible", async () => {
  await using service = await startEmulator();
  await using stack = await TestStack.create({
    kaleyra: service,
    program: flows({ form: aFlow() }),
  });
  await stack.up();
  const automaticName = service.flows()[0]?.name;

  const chosen = flows({ form: named("form") });
  const run = await stack.up(chosen);

  expect(run.output).toContain("[diff: ~name]");
  expect(service.flows()[0]?.name).toBe("form");
  expect(await stack.up(flows({ form: aFlow() }))).toMatchObject({ ok: true });
  expect(service.flows()[0]?.name).toBe(automaticName);
});
