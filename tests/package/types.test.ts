import path from "node:path";

import { EmptyProject } from "../support/empty-project";
import { repository } from "../support/repository";
import { pack, pulumiPackage } from "../support/tarball";
import { typeScriptProgram } from "./support/programs";

const compiler = path.join(repository, "node_modules", "typescript", "bin", "tsc");

describe("the types of the packed package", () => {
  let project: EmptyProject;

  beforeAll(async () => {
    project = await EmptyProject.create();
    const { file } = await pack(".", project.folder);
    await project.install("npm", file, pulumiPackage, "@types/node@20");
    const { text } = typeScriptProgram;
    for (const extension of ["ts", "mts", "cts"]) await project.write(`valid.${extension}`, text);
    await project.write("invalid.ts", text.replace("publish: true", 'publish: "yes"'));
  });

  afterAll(async () => {
    await project[Symbol.asyncDispose]();
  });

  it.each([
    { given: "a CommonJS module", file: "valid.cts", module: "nodenext" },
    { given: "an ES module", file: "valid.mts", module: "nodenext" },
    { given: "Pulumi's own template", file: "valid.ts", module: "commonjs" },
    { given: "a bundler", file: "valid.ts", module: "preserve" },
  ])("are found by $given", async ({ file, module }) => {
    const { ok, output } = await compile(file, module);

    expect({ ok, output: output.trim() }).toEqual({ ok: true, output: "" });
  });

  it("refuse an argument of another type", async () => {
    const { output } = await compile("invalid.ts", "commonjs");

    expect(output).toMatch(/invalid\.ts.*error TS2322: Type 'string' is not assignable/s);
  });

  /** Compiles a file of the project without output. `module` is an option of the compiler. */
  function compile(file: string, module: string) {
    const strict = ["--strict", "--exactOptionalPropertyTypes", "--noEmit", "--skipLibCheck"];
    const types = ["--target", "es2022", "--types", "node", "--module", module];
    return project.run([process.execPath, compiler, ...strict, ...types, file]);
  }
});
