import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { startEmulator } from "kaleyra-emulator";

import { Project } from "../support/cli-project";
import { aDocument } from "../support/documents";
import { repository } from "../support/repository";
import { packages, statusListAt } from "./support/programs";

describe.each(["dynamic", "plugin"] as const)(
  "before a destroy with the %s provider",
  (adapter) => {
    it("the command of docs/destroy.md shows the effect on each flow, and changes nothing", async () => {
      await using kaleyra = await startEmulator();
      await using project = await Project.create({
        environment: { ...kaleyra.environment },
        files: {
          "index.js": `
          const { Flow } = require("${packages[adapter]}").whatsapp;
          const args = { categories: ["SURVEY"], flowJson: ${JSON.stringify(aDocument())} };
          new Flow("draft", args);
          new Flow("live", { ...args, publish: true });
          new Flow("kept", { ...args, publish: true, deletionPolicy: "Retain" });
        `,
        },
      });
      await project.expectPulumi("up", "--yes", "--skip-preview");
      const page = await readFile(join(repository, "docs/destroy.md"), "utf8");
      const [command = ""] = /^.*pulumi destroy --preview-only.*$/m.exec(page) ?? [];

      const comment = await project.shell(command);
      const gate = await project.shell(`${command} --fail-on deprecate`);

      expect(comment.code).toBe(0);
      expect(comment.output).toMatch(/\| `draft` .*deleted \(a draft\) \|/);
      expect(comment.output).toMatch(/\| `live` .*\*\*DEPRECATED, not deleted\*\*, forever \|/);
      expect(comment.output).toMatch(/\| `kept` .*retained at Kaleyra as it is, PUBLISHED \|/);
      expect(gate.code).toBe(1);
      expect(gate.output).toContain("held back: deprecate of live");
      expect([...statusListAt(kaleyra)].sort()).toEqual(["DRAFT", "PUBLISHED", "PUBLISHED"]);
    });
  },
);
