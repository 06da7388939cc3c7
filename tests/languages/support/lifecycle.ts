import { flowsAt } from "../../support/flows";
import type { Accounts } from "./accounts";
import type { Project } from "./project";

/** A step in the life of a stack, which continues after the previous one. */
interface Step {
  readonly does: string;
  readonly run: (project: Project, accounts: Accounts) => Promise<void>;
}

const title = "flowJson.screens[0].title";

export const lifecycle: readonly Step[] = [
  {
    does: "goes up, with flows in two accounts",
    async run(project, { kaleyra, configuration }) {
      await project.run(configuration);
      await project.run("pulumi up");

      expect(flowsAt(kaleyra)).toEqual([
        "draft DRAFT",
        "here DRAFT",
        "live PUBLISHED",
        "survey DRAFT",
        "there DRAFT",
      ]);
      const [shop, rival] = ["200000000000000103", "200000000000000201"];
      expect(kaleyra.flows(shop).map(({ name }) => name)).toEqual([expect.stringMatching("here-")]);
      expect(kaleyra.flows(rival).map(({ name }) => name)).toEqual([
        expect.stringMatching("there-"),
      ]);
    },
  },
  {
    does: "then has nothing to do",
    async run(project) {
      await project.run("pulumi preview --expect-no-changes");
    },
  },
  {
    does: "names the one place that changes in a document",
    async run(project, { kaleyra }) {
      await project.run("pulumi config set title Second");

      expect(await project.planned()).toEqual({ "update draft": [title] });
      const { output } = await project.run("pulumi preview --diff");
      expect(output).toMatch(/~ title: "First" => "Second"/);
      expect(output).not.toContain("SingleColumnLayout");
      await project.run("pulumi up");
      const { id } = await project.flow("draft");
      expect(kaleyra.flow(id)?.document).toContain('"Second"');
    },
  },
  {
    does: "sees in a refresh what was changed by hand, and puts it back",
    async run(project, { kaleyra }) {
      const { id } = await project.flow("draft");
      const document = kaleyra.flow(id)?.document ?? "";
      kaleyra.editFlow(id, { document: document.replace("Second", "By hand") });

      const { output } = await project.run("pulumi refresh --diff");

      expect(output).toMatch(/~ title: "Second" => "By hand"/);
      expect(await project.planned()).toEqual({ "update draft": [title] });
      await project.run("pulumi up");
      expect(kaleyra.flow(id)?.document).toContain('"Second"');
    },
  },
  {
    does: "takes a flow in by its id, and then has nothing to do",
    async run(project, { kaleyra }) {
      const { id, urn } = await project.flow("survey");
      await project.run(`pulumi state delete '${urn}'`);
      kaleyra.clearRequests();

      await project.run(`pulumi import kaleyra:whatsapp:Flow survey ${id} --generate-code=false`);

      await project.run("pulumi preview --expect-no-changes");
      expect(kaleyra.requests().filter(({ method }) => method !== "GET")).toEqual([]);
    },
  },
  {
    does: "says that there is no flow of an id",
    async run(project) {
      const { ok, output } = await project.attempt(
        "pulumi import kaleyra:whatsapp:Flow missing 123456789012345678 --generate-code=false",
      );

      expect(ok).toBe(false);
      expect(output).toContain("resource '123456789012345678' does not exist");
    },
  },
  {
    does: "goes on with new keys where keys were rotated",
    async run(project, { kaleyra, rotateKeys, newKeys }) {
      rotateKeys();

      const { output } = await project.attempt("pulumi refresh");
      await project.run(newKeys);
      const planned = await project.planned();
      await project.run(`${newKeys}\npulumi up\npulumi refresh --expect-no-changes`);

      expect(output).toContain("Incorrect SID or API key");
      expect(Object.keys(planned).sort()).toEqual(["update rival", "update shop"]);
      expect(flowsAt(kaleyra)).toHaveLength(5);
    },
  },
  {
    does: "comes down: drafts go, and a warning on its resource names the flow that stays",
    async run(project, { kaleyra, newKeys }) {
      const { output } = await project.run(`${newKeys}\npulumi destroy`);

      expect(flowsAt(kaleyra)).toEqual(["live DEPRECATED"]);
      expect(output).toMatch(
        /kaleyra:whatsapp:Flow \(live\):\n\s+warning: kaleyra: live-\w{7} \(\d+\): DEPRECATED, not deleted/,
      );
    },
  },
];
