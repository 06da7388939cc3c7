import { type Emulator, startEmulator } from "kaleyra-emulator";

import { adapter } from "../support/adapter";
import { Project } from "../support/cli-project";
import { flowsAt } from "../support/flows";
import { programOf } from "./support/programs";

/** With the dynamic provider a preview shows the findings of all flows; with the plugin the first flow's. */
const isDynamic = adapter === "dynamic";

/** A project with this program; `programOf` describes its body. */
function projectOf(service: Emulator, body: string): Promise<Project> {
  return Project.create({
    environment: { ...service.environment },
    files: { "index.js": programOf(body) },
  });
}

/** The place of the mistake in the documents of `bad()`. */
const place = "flowJson screens[0].layout.children[2].type";
const gate = "kaleyra-flows comment --fail-on deprecate,replace,delete,retain";

describe("a preview of invalid documents", () => {
  const body = `
    new Flow("one", { categories, flowJson: bad("NoneOne") });
    new Flow("two", { categories, flowJson: JSON.stringify(bad("NoneTwo")) });
    new Flow("fine", { categories, flowJson: good });
    new Flow("three", { categories, flowJson: pulumi.output(bad("NoneThree")) });
  `;

  it("fails and shows the mistakes of all; an update stops at the first", async () => {
    await using service = await startEmulator();
    await using project = await projectOf(service, body);

    const preview = await project.pulumi("preview");
    const up = await project.pulumi("up", "--yes");
    const update = await project.pulumi("up", "--yes", "--skip-preview");

    expect([preview.code, up.code, update.code]).toEqual([1, 1, 1]);
    const reported = ["NoneOne", "NoneTwo", "NoneThree"].filter((name) =>
      preview.output.includes(name),
    );
    expect(reported).toHaveLength(isDynamic ? 3 : 1);
    expect(preview.output).not.toMatch(/^\s+at /m);
    // The update may create the valid flow before it stops.
    expect(flowsAt(service).filter((flow) => flow !== "fine DRAFT")).toEqual([]);
  });

  it("is blocked by the gate, in both formats of the preview", async () => {
    await using service = await startEmulator();
    await using project = await projectOf(service, body);

    const digest = await project.shell(`pulumi preview --json | ${gate}`);
    const streaming = "PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true pulumi preview --json";
    const stream = await project.shell(`${streaming} | ${gate}`);

    expect([digest.code, stream.code]).not.toContain(0);
    expect(stream.output).toContain("The preview failed");
    expect(stream.output.match(/NoneOne|NoneTwo|NoneThree/g)).toHaveLength(isDynamic ? 3 : 1);
  });

  it("also fails for an existing flow, which stays as it is", async () => {
    await using service = await startEmulator();
    const kept = `new Flow("kept", { categories, name: "kept", flowJson: good, publish: true });`;
    await using project = await projectOf(service, kept);
    await project.expectPulumi("up", "--yes");

    await project.write("index.js", programOf(kept.replace("good", 'bad("None")')));
    const preview = await project.pulumi("preview", "--refresh", "--expect-no-changes");
    await project.write("index.js", programOf(kept));
    const unchanged = await project.pulumi("preview", "--expect-no-changes");

    expect([preview.code, unchanged.code]).toEqual([1, 0]);
    expect(preview.output).toContain("None");
    expect(flowsAt(service)).toEqual(["kept PUBLISHED"]);
  });
});

it("the checked document is the engine's: after ignoreChanges, transforms and without undefined members", async () => {
  await using service = await startEmulator();
  const before = `new Flow("kept", { categories, flowJson: good, publish: true });`;
  await using project = await projectOf(service, before);
  await project.expectPulumi("up", "--yes");

  await project.write(
    "index.js",
    programOf(`
      const fix = ({ props, opts }) => ({ props: { ...props, flowJson: good }, opts });
      pulumi.runtime.registerStackTransformation((args) =>
        args.name === "stackwide" ? fix(args) : undefined);
      const wrong = { categories, flowJson: bad("None"), publish: true };
      new Flow("kept", wrong, { ignoreChanges: ["flowJson"] });
      new Flow("own", wrong, { transforms: [fix] });
      new Flow("older", wrong, { transformations: [fix] });
      new Flow("stackwide", wrong);
      const sparse = structuredClone(good);
      sparse.screens[0].data = undefined;
      sparse.screens[0].layout.children[0].visible = undefined;
      new Flow("sparse", { categories, flowJson: sparse, endpointUri: undefined, publish: true });
    `),
  );
  const preview = await project.shell(`pulumi preview && pulumi preview --json | ${gate}`);
  const up = await project.pulumi("up", "--yes");
  const after = await project.pulumi("preview", "--expect-no-changes");
  expect([preview.code, up.code, after.code]).toEqual([0, 0, 0]);
  expect(preview.output + up.output).not.toMatch(/error/i);
  const live = ["kept", "older", "own", "sparse", "stackwide"].map((name) => `${name} PUBLISHED`);
  expect(flowsAt(service)).toEqual(live);
});

it("a warning names its flow, whether or not the preview knows the name at Kaleyra", async () => {
  await using service = await startEmulator();
  await using project = await projectOf(
    service,
    `
    const args = { categories, flowJson: bad("None"), flowJsonValidation: "Warn" };
    new Flow("automatic", args);
    new Flow("explicit", { ...args, name: "mine" });
    `,
  );

  const preview = await project.pulumi("preview");
  const up = await project.pulumi("up", "--yes", "--skip-preview");

  expect([preview.code, up.code]).toEqual([0, 0]);
  for (const { output } of [preview, up]) {
    expect(output).toMatch(/kaleyra: automatic[-\w]*: flowJson .*there is no component `None`/);
    expect(output).toMatch(/kaleyra: mine: flowJson .*there is no component `None`/);
  }
});

it("mistakes in a document that a transform supplies are found", async () => {
  await using service = await startEmulator();
  await using project = await projectOf(
    service,
    `
    const toBad = ({ props, opts }) => ({ props: { ...props, flowJson: bad("None") }, opts });
    new Flow("form", { categories, flowJson: good, publish: true }, { transforms: [toBad] });
    `,
  );

  const preview = await project.pulumi("preview");
  const update = await project.pulumi("up", "--yes", "--skip-preview");

  expect([preview.code, update.code]).toEqual([1, 1]);
  expect(preview.output).toContain("None");
  expect(flowsAt(service)).toEqual([]);
});

it("mistakes of flows that a run leaves out do not fail it", async () => {
  await using service = await startEmulator();
  await using project = await projectOf(
    service,
    `
    new Flow("wrong", { categories, flowJson: bad("None"), publish: true });
    new Flow("fine", { categories, flowJson: good, publish: true });
    `,
  );

  const runs = [
    await project.pulumi("preview", "--target", "**fine"),
    await project.pulumi("up", "--yes", "--target", "**fine"),
    await project.pulumi("preview", "--exclude", "**wrong"),
    await project.pulumi("up", "--yes", "--exclude", "**wrong"),
    await project.pulumi("refresh", "--yes", "--run-program"),
  ];
  const targeted = await project.pulumi("up", "--yes", "--target", "**wrong");

  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
  expect(runs.map(({ output }) => output).join()).not.toMatch(/error/i);
  expect(targeted.code).toBe(1);
  expect(flowsAt(service)).toEqual(["fine PUBLISHED"]);
  const destroyed = await project.pulumi("destroy", "--yes", "--run-program");
  expect(destroyed.code).toBe(0);
  expect(destroyed.output).not.toMatch(/error/i);
  expect(flowsAt(service)).toEqual(["fine DEPRECATED"]);
});

it("of a secret document only the place of a mistake is shown, whatever made it secret", async () => {
  await using service = await startEmulator();
  const transform = `({ transforms: [({ props, opts }) =>
    ({ props: { ...props, flowJson: pulumi.secret(bad("NoneSecret")) }, opts })] })`;
  // The arguments of `make` below: those of the flow, and options.
  const secretKinds = {
    whole: `{ flowJson: pulumi.secret(bad("NoneSecret")) }`,
    text: `{ flowJson: pulumi.secret(JSON.stringify(bad("NoneSecret"))) }`,
    part: `{ flowJson: bad(pulumi.secret("NoneSecret")) }`,
    promised: `{ flowJson: Promise.resolve(bad(pulumi.secret("NoneSecret"))) }`,
    transformed: `{ flowJson: good }, ${transform}`,
  };
  await using project = await projectOf(service, "");

  for (const [kind, args] of Object.entries(secretKinds)) {
    const make = `const make = (args, options) => new Flow("hidden", { categories, ...args }, options);`;
    await project.write("index.js", programOf(`${make} make(${args});`));
    const preview = await project.pulumi("preview", "--diff");
    const json = await project.pulumi("preview", "--json");
    const update = await project.pulumi("up", "--yes", "--skip-preview");

    expect([kind, preview.code, json.code, update.code]).toEqual([kind, 1, 1, 1]);
    for (const { output } of [preview, json, update]) {
      expect([kind, output]).toEqual([kind, expect.stringContaining(place)]);
      expect([kind, output]).toEqual([kind, expect.not.stringContaining("NoneSecret")]);
    }
  }
});
