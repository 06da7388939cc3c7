import * as pulumi from "@pulumi/pulumi";
import { expectTypeOf } from "expect-type";
import fc from "fast-check";

import { automaticName } from "../../../provider/lifecycle/flow/names";
import * as kaleyra from "../../../sdk/typescript";
import {
  flowMigrationProvider,
  flowMigrationType,
  flowProvider,
  flowsEncryptionKeyProvider,
  flowsEncryptionKeyType,
  flowType,
} from "../../../sdk/typescript/dynamic-provider";
import { aDocument } from "../support/flow";

const { Flow, FlowCategory } = kaleyra.whatsapp;
type FlowArgs = kaleyra.whatsapp.FlowArgs;
/** Pulumi's record of promises that have not ended; its published types leave this module out. */
const { leakedPromises, promiseDebugString } = jest.requireActual<{
  leakedPromises: () => readonly [ReadonlySet<unknown>, string];
  promiseDebugString: (promise: unknown) => string;
}>("@pulumi/pulumi/runtime/debuggable");

/** The function that writes the traces of errors, which the SDK replaces for a moment. */
const traceWriter = (): unknown => Reflect.get(Error, "prepareStackTrace");

describe("the provider's text", () => {
  it("does not change, since existing states have it", () => {
    expect(flowProvider).toBe('exports.handler = () => require("pulumi-kaleyra/dynamic/flow");');
    expect(flowType).toBe("pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow");
  });

  it("does not change for migrations and keys either", () => {
    expect([flowMigrationProvider, flowsEncryptionKeyProvider]).toEqual([
      'exports.handler = () => require("pulumi-kaleyra/dynamic/flow-migration");',
      'exports.handler = () => require("pulumi-kaleyra/dynamic/flows-encryption-key");',
    ]);
    expect([flowMigrationType, flowsEncryptionKeyType]).toEqual([
      "pulumi-nodejs:dynamic/kaleyra/whatsapp:FlowMigration",
      "pulumi-nodejs:dynamic/kaleyra/whatsapp:FlowsEncryptionKey",
    ]);
  });

  it.each([flowProvider, flowMigrationProvider, flowsEncryptionKeyProvider])(
    "has at most 100 bytes, since every resource in the state has it: %s",
    (text) => {
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(100);
    },
  );
});

describe("an automatic name", () => {
  it("is the logical name, a hyphen and seven hex digits", () => {
    expect(automaticName("survey")).toMatch(/^survey-[0-9a-f]{7}$/);
  });

  it("differs each time", () => {
    const names = new Set(Array.from({ length: 200 }, () => automaticName("survey")));

    expect(names.size).toBe(200);
  });

  it("has at most 200 characters, without half a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }), (logicalName) => {
        const name = automaticName(logicalName);

        expect([...name].length).toBeLessThanOrEqual(200);
        expect(Buffer.from(name, "utf8").toString("utf8")).toBe(name);
        expect(name).toMatch(/-[0-9a-f]{7}$/);
      }),
    );
  });
});

describe("Flow", () => {
  const registered: pulumi.runtime.MockResourceArgs[] = [];

  /** Lets programs run without an engine; `registered` has the resources that they declare. */
  function mockRun({ preview }: { preview: boolean }): void {
    registered.length = 0;
    void pulumi.runtime.setMocks(
      {
        newResource: (args) => {
          registered.push(args);
          return { id: "112", state: args.inputs };
        },
        call: () => ({}),
      },
      "project",
      "stack",
      preview,
    );
  }

  async function inputsOf(args: FlowArgs): Promise<Record<string, unknown>> {
    const flow = new Flow("survey", args);
    await new Promise((resolve) => flow.urn.apply(resolve));
    return registered.at(-1)?.inputs as Record<string, unknown>;
  }

  it("has the provider's text and the type of a dynamic resource", async () => {
    mockRun({ preview: false });

    const inputs = await inputsOf({ categories: ["SURVEY"] });

    expect(inputs["__provider"]).toBe(flowProvider);
    expect(registered.at(-1)?.type).toBe(flowType);
  });

  // Pulumi records a trace with each promise of an output. Writing it maps it to sources, which is slow.
  it("does not write the traces that Pulumi records with its outputs before they are read", () => {
    mockRun({ preview: false });
    const write = jest.fn(
      (_error: Error, [frame]: NodeJS.CallSite[]) => `at ${frame?.getFunctionName()}`,
    );
    const before = traceWriter();
    Error.prepareStackTrace = write;

    new Flow("survey", { categories: ["SURVEY"] });

    const after = traceWriter();
    const writtenAtOnce = write.mock.results.map(({ value }: { value?: unknown }) => value);
    const [promises] = leakedPromises();
    const writtenLater = [...promises].map(promiseDebugString);
    Reflect.set(Error, "prepareStackTrace", before);
    expect(after).toBe(write);
    expect(writtenAtOnce).toEqual(["at callsites"]); // Where the engine shows the flow in the program.
    expect(writtenLater.length).toBeGreaterThan(40);
    expect(writtenLater.filter((text) => !text.endsWith("at debuggablePromise"))).toEqual([]);
  });

  it("shows the place of an error in a transformation, like any other", () => {
    mockRun({ preview: false });
    const write = traceWriter();
    const logged: string[] = [];
    const wrong = () => {
      const error = new Error("mine");
      logged.push(error.stack ?? "");
      throw error;
    };

    const creation = () => new Flow("survey", { categories: [] }, { transformations: [wrong] });

    expect(creation).toThrow("mine");
    expect(logged).toEqual([expect.stringMatching(/at wrong .*flow\.test\.ts/)]);
    expect(traceWriter()).toBe(write);
  });

  it("proposes a name in an update, and an unknown one in a preview", async () => {
    mockRun({ preview: false });
    const updated = await inputsOf({ categories: ["SURVEY"] });
    mockRun({ preview: true });
    const previewed = await inputsOf({ categories: ["SURVEY"] });

    expect(updated["automaticName"]).toMatch(/^survey-[0-9a-f]{7}$/);
    expect(pulumi.isUnknown(previewed["automaticName"])).toBe(true);
  });

  it("proposes no name if the program sets one, except as an output, which may be undefined", async () => {
    mockRun({ preview: false });

    const named = await inputsOf({ categories: ["SURVEY"], name: "mine" });
    const withOutput = await inputsOf({ categories: ["SURVEY"], name: pulumi.output(undefined) });

    expect(named).not.toHaveProperty("automaticName");
    expect(withOutput["automaticName"]).toMatch(/^survey-/);
  });

  it("recognizes its own instances", async () => {
    mockRun({ preview: false });

    const flow = new Flow("survey", { categories: ["SURVEY"] });

    expect([Flow.isInstance(flow), Flow.isInstance({}), Flow.isInstance(undefined)]).toEqual([
      true,
      false,
      false,
    ]);
    await expect(new Promise((resolve) => flow.flowId.apply(resolve))).resolves.toBe("112");
  });
});

describe("FlowArgs", () => {
  it("accept categories as enum and as string, and all values from an output", () => {
    expectTypeOf({ categories: [FlowCategory.Survey, "BAKING"] }).toExtend<FlowArgs>();
    expectTypeOf({ categories: pulumi.output(["SURVEY"]) }).toExtend<FlowArgs>();
    expectTypeOf({ categories: [pulumi.output("SURVEY")] }).toExtend<FlowArgs>();
    expectTypeOf({ categories: ["SURVEY"], flowJson: aDocument() }).toExtend<FlowArgs>();
  });

  it("refuse unknown properties at compile time", () => {
    const wrong = (): FlowArgs[] => [
      // @ts-expect-error -- categories are required
      {},
      // @ts-expect-error -- no such property
      { categories: ["SURVEY"], categorys: ["SURVEY"] },
      // @ts-expect-error -- not a policy
      { categories: ["SURVEY"], deletionPolicy: "Delete" },
      // @ts-expect-error -- true or false
      { categories: ["SURVEY"], publish: "yes" },
      // @ts-expect-error -- an id is a string
      { categories: ["SURVEY"], wabaId: 101 },
    ];

    expect(wrong).toBeInstanceOf(Function);
  });

  it("give outputs of their types", () => {
    type Flow = InstanceType<typeof kaleyra.whatsapp.Flow>;

    expectTypeOf<Flow["name"]>().toEqualTypeOf<pulumi.Output<string>>();
    expectTypeOf<Flow["publish"]>().toEqualTypeOf<pulumi.Output<boolean>>();
    expectTypeOf<Flow["flowId"]>().toEqualTypeOf<pulumi.Output<string>>();
  });
});
