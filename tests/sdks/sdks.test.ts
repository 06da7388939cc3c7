import { repository } from "../support/repository";
import { run } from "../support/schema-examples";
import { describeWith } from "./support/toolchain";

/** In milliseconds. On a clean machine Go first downloads and compiles, for some minutes. */
const long = 600_000;

/** Runs in a module of the repository, whose go.mod must be complete. */
const inGoModule = (folder: string) => ({
  cwd: `${repository}/${folder}`,
  env: { ...process.env, GOWORK: "off", GOFLAGS: "-mod=readonly" },
});

describeWith("go", "version")("the SDKs", () => {
  it(
    "are the current output of Pulumi's own generators",
    async () => {
      const check = run("npx", ["tsx", "tools/sdk/main.ts", "--check"], { cwd: repository });

      await expect(check).resolves.toBe("");
    },
    long,
  );

  it.each(["sdk/go", "docs/examples"])(
    "for Go compiles: %s",
    async (folder) => {
      await expect(run("go", ["vet", "./..."], inGoModule(folder))).resolves.toBe("");
    },
    long,
  );
});
