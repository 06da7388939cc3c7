import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

import { EmptyProject } from "../support/empty-project";
import { pack } from "../support/tarball";

describe("the packed emulator, in an empty project", () => {
  it("starts with its command and responds", async () => {
    await using project = await EmptyProject.create();
    const { file } = await pack("emulator", project.folder);
    await project.install("npm", file);

    const command = spawn(
      path.join(project.folder, "node_modules", ".bin", "kaleyra-emulator"),
      ["--port", "0"],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const environment: Record<string, string> = {};
    for await (const line of createInterface(command.stdout)) {
      const [, name, value] = /export (\w+)=["']?([^"']*)["']?/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) environment[name] = value;
      if (Object.keys(environment).length === 4) break; // emulator/src/main.ts prints four.
    }
    const { KALEYRA_API_URL: url, KALEYRA_SID: sid, KALEYRA_WABA_ID: waba } = environment;
    const response = await fetch(`${url}/v2/${sid}/whatsapp/${waba}/flows`, {
      headers: { "api-key": environment["KALEYRA_API_KEY"] ?? "" },
    });
    command.kill();
    await once(command, "exit");

    expect(response.status).toBe(200);
  });
});
