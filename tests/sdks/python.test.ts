import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { version } from "../../package.json";
import { buildPythonPackages } from "../../tools/package/python-packages";
import { run } from "../support/schema-examples";
import { describeWith } from "./support/toolchain";

/** A time limit in milliseconds. The first run downloads packages. */
const long = 600_000;
const folder = mkdtempSync(path.join(tmpdir(), "kaleyra-python-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeWith("python3", "--version")("the wheel of the SDK for Python", () => {
  it(
    "can be imported after an installation by pip, which installs Pulumi with it",
    async () => {
      const environment = path.join(folder, "environment");
      const python = path.join(
        environment,
        process.platform === "win32" ? "Scripts" : "bin",
        "python",
      );

      await buildPythonPackages(folder);
      const [wheel = ""] = readdirSync(folder).filter((file) => file.endsWith(".whl"));
      await run("python3", ["-m", "venv", environment]);
      await run(python, ["-m", "pip", "install", "--quiet", path.join(folder, wheel)]);
      const printed = await run(python, ["-c", program], { cwd: folder });

      expect(wheel).toBe(`pulumi_kaleyra-${version}-py3-none-any.whl`);
      expect(printed.trim().split("\n")).toEqual([version, "SURVEY", "get_flows"]);
    },
    long,
  );
});

/** Prints a line for the package, an enum and a function. */
const program = `
from importlib.metadata import version
from pulumi_kaleyra import Provider, whatsapp
print(version("pulumi_kaleyra"))
print(whatsapp.FlowCategory.SURVEY.value)
print(whatsapp.get_flows.__name__)
`;
