import { startEmulator } from "kaleyra-emulator";
import { minVersion } from "semver";

import packageJson from "../../package.json";
import { aDocument } from "../support/documents";
import { EmptyProject } from "../support/empty-project";
import { flowsAt } from "../support/flows";
import { pack } from "../support/tarball";

const oldest = minVersion(packageJson.peerDependencies["@pulumi/pulumi"])?.version;
/** The last release that runs on Node.js 20. */
const lastForNode20 = "3.248.0";

/** Declares a flow, and reads another one with `get` and with a function. */
const program = `
const { Flow, getFlowOutput } = require(process.env.SDK).whatsapp;
const args = { categories: ["SURVEY"], publish: true, flowJson: process.env.DOCUMENT };
exports.status = new Flow("survey", args).status;
exports.read = Flow.get("theirs", "112").name;
exports.found = getFlowOutput({ flowId: "112" }).name;
`;
const flowOfOthers = { id: "112", name: "of-others", status: "PUBLISHED" } as const;

/** Older releases of Pulumi's package for Node.js, on the engine of today. All other tests run the newest. */
describe.each([oldest, lastForNode20])("with @pulumi/pulumi %s", (release) => {
  let project: EmptyProject;

  beforeAll(async () => {
    project = await EmptyProject.create();
    const packed = [await pack(".", project.folder), await pack("sdk/nodejs", project.folder)];
    const files = packed.map(({ file }) => file);
    await project.install("npm", ...files, `@pulumi/pulumi@${release}`);
  });

  afterAll(async () => {
    await project[Symbol.asyncDispose]();
  });

  it.each(["pulumi-kaleyra", "pulumi-kaleyra-native"])("%s manages flows", async (sdk) => {
    await using kaleyra = await startEmulator({ flows: [flowOfOthers] });
    await project.write(`${sdk}/Pulumi.yaml`, `name: ${sdk}\nruntime: nodejs\n`);
    await project.write(`${sdk}/index.js`, program);
    // `npm exec` puts the plugin on the PATH.
    const pulumi = (command: string, heading = "After") =>
      project.run(["npm", "exec", "--call", `pulumi ${command}`], {
        folder: sdk,
        environment: {
          ...kaleyra.environment,
          SDK: sdk,
          DOCUMENT: JSON.stringify(aDocument(heading)),
        },
      });
    await pulumi("stack init dev");

    const up = await pulumi("up --skip-preview", "Before");
    const edit = await pulumi("up --skip-preview");
    const refresh = await pulumi("refresh --skip-preview");
    const preview = await pulumi("preview --expect-no-changes");
    const flowsBefore = flowsAt(kaleyra);
    const destroy = await pulumi("destroy --skip-preview");

    expect([up, edit, refresh, preview, destroy].filter(({ ok }) => !ok)).toEqual([]);
    expect(edit.output).toMatch(/~ 1 updated/);
    expect(edit.output).toMatch(/found *: "of-others"\s+read *: "of-others"/);
    expect(flowsBefore).toEqual(["of-others PUBLISHED", "survey PUBLISHED"]);
    expect(flowsAt(kaleyra)).toEqual(["of-others PUBLISHED", "survey DEPRECATED"]);
  });
});
