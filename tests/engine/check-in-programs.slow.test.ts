import { type Emulator, startEmulator } from "kaleyra-emulator";

import { adapter } from "../support/adapter";
import { Project } from "../support/cli-project";
import { programOf } from "./support/programs";

const isDynamic = adapter === "dynamic";

function projectOf(service: Emulator, body: string): Promise<Project> {
  return Project.create({
    environment: { ...service.environment },
    files: { "index.js": programOf(body) },
  });
}

/** The flows at Kaleyra, without the random digits of their names. */
function flowsAt(service: Emulator): readonly string[] {
  return service
    .flows()
    .map(({ name, status }) => `${name.replace(/-[0-9a-f]{7}$/, "")} ${status}`)
    .sort();
}

const place = "flowJson screens[0].layout.children[2].type";
const gate = "kaleyra-flows comment --fail-on deprecate,replace,delete,retain";

describe("a preview of invalid documents", () => {
  const body = `
    new Flow("one", { categories, flowJson: bad("NoneOne") });
    new Flow("two", { categories, flowJson: JSON.stringify(bad("NoneTwo")) });
    new Flow("fine", { categories, flowJson: good });
    new Flow("three", { categories, flowJson: pulumi.output(bad("NoneThree")) });
  `;

  it("fails once and shows the mistakes of every one; an update stops at the first", async () => {
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

  it("also covers existing flows, which do not change", async () => {
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

it("sees the engine's document: ignored, transformed, without undefined members", async () => {
  await using service = await startEmulator();
  const before = `new Flow("kept", { categories, flowJson: good, publish: true });`;
  await using project = await projectOf(service, before);
  await project.expectPulumi("up", "--yes");

  await project.write(
    "index.js",
    programOf(`
      const mend = ({ props, opts }) => ({ props: { ...props, flowJson: good }, opts });
      pulumi.runtime.registerStackTransformation((args) =>
        args.name === "stackwide" ? mend(args) : undefined);
      const wrong = { categories, flowJson: bad("None"), publish: true };
      new Flow("kept", wrong, { ignoreChanges: ["flowJson"] });
      new Flow("own", wrong, { transforms: [mend] });
      new Flow("older", wrong, { transformations: [mend] });
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

it("warns about each flow by its name, whether or not the preview knows the name at Kaleyra", async () => {
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

it("finds mistakes in a document that a transform supplies", async () => {
  await using service = await startEmulator();
  await using project = await projectOf(
    service,
    `
    const spoil = ({ props, opts }) => ({ props: { ...props, flowJson: bad("None") }, opts });
    new Flow("spoilt", { categories, flowJson: good, publish: true }, { transforms: [spoil] });
    `,
  );

  const preview = await project.pulumi("preview");
  const update = await project.pulumi("up", "--yes", "--skip-preview");

  expect([preview.code, update.code]).toEqual([1, 1]);
  expect(preview.output).toContain("None");
  expect(flowsAt(service)).toEqual([]);
});

it("ignores what a run excludes, and sends only valid documents", async () => {
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
  const aimed = await project.pulumi("up", "--yes", "--target", "**wrong");

  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
  expect(runs.map(({ output }) => output).join()).not.toMatch(/error/i);
  expect(aimed.code).toBe(1);
  expect(flowsAt(service)).toEqual(["fine PUBLISHED"]);
  const destroyed = await project.pulumi("destroy", "--yes", "--run-program");
  expect(destroyed.code).toBe(0);
  expect(destroyed.output).not.toMatch(/error/i);
  expect(flowsAt(service)).toEqual(["fine DEPRECATED"]);
});

it("shows only places of a secret document, whatever made it secret", async () => {
  await using service = await startEmulator();
  const supply = `({ transforms: [({ props, opts }) =>
    ({ props: { ...props, flowJson: pulumi.secret(bad("NoneSecret")) }, opts })] })`;
  const secretKinds = {
    whole: `{ flowJson: pulumi.secret(bad("NoneSecret")) }`,
    text: `{ flowJson: pulumi.secret(JSON.stringify(bad("NoneSecret"))) }`,
    part: `{ flowJson: bad(pulumi.secret("NoneSecret")) }`,
    promised: `{ flowJson: Promise.resolve(bad(pulumi.secret("NoneSecret"))) }`,
    supplied: `{ flowJson: good }, ${supply}`,
  };
  await using project = await projectOf(service, "");

  for (const [kind, args] of Object.entries(secretKinds)) {
    const program = `make({ categories }, ${args})`;
    await project.write(
      "index.js",
      programOf(
        `const make = (one, other, opts) => new Flow("hidden", { ...one, ...other }, opts); ${program};`,
      ),
    );
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
