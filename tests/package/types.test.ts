import path from "node:path";

import { EmptyProject } from "../support/empty-project";
import { repository } from "../support/repository";
import { pack, pulumiPackage } from "../support/tarball";
import { programs } from "./support/programs";

const compiler = path.join(repository, "node_modules", "typescript", "bin", "tsc");

describe("the types of the packed package", () => {
  let project: EmptyProject;

  beforeAll(async () => {
    project = await EmptyProject.create();
    const { file } = await pack(".", project.folder);
    await project.install("npm", file, pulumiPackage, "@types/node@20");
    const [{ text } = { text: "" }] = programs;
    for (const extension of ["ts", "mts", "cts"]) await project.write(`fits.${extension}`, text);
    await project.write("misfits.ts", text.replace("publish: true", 'publish: "yes"'));
  });

  afterAll(async () => {
    await project[Symbol.asyncDispose]();
  });

  it.each([
    { given: "a CommonJS module", file: "fits.cts", module: "nodenext" },
    { given: "an ES module", file: "fits.mts", module: "nodenext" },
    { given: "Pulumi's own template", file: "fits.ts", module: "commonjs" },
    { given: "a bundler", file: "fits.ts", module: "preserve" },
  ])("are found by $given", async ({ file, module }) => {
    const { ok, output } = await compile(file, module);

    expect({ ok, output: output.trim() }).toEqual({ ok: true, output: "" });
  });

  it("refuse an argument of another type", async () => {
    const { output } = await compile("misfits.ts", "commonjs");

    expect(output).toMatch(/misfits\.ts.*error TS2322.*publish|Type 'string' is not assignable/s);
  });

  function compile(file: string, module: string) {
    const strict = ["--strict", "--exactOptionalPropertyTypes", "--noEmit", "--skipLibCheck"];
    const types = ["--target", "es2022", "--types", "node", "--module", module];
    return project.run([process.execPath, compiler, ...strict, ...types, file]);
  }
});
