import { flowsAt } from "../../support/flows";
import type { Accounts } from "./accounts";
import type { Project } from "./project";

/** A step in the life of a stack, which continues after the previous one. */
interface Step {
  /** The title of its test, after "a program in <language>". */
  readonly title: string;
  readonly run: (project: Project, accounts: Accounts) => Promise<void>;
}

/** The path of the value that the configuration `title` of the programs changes. */
const changedPath = "flowJson.screens[0].title";

/**
 * The life of a stack. The programs in tests/languages/programs declare the same flows under the
 * same names: `draft`, `live` and `survey`, and through providers of their own `here` and `there`.
 */
export const lifecycle: readonly Step[] = [
  {
    title: "is deployed, with flows in two accounts",
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
    title: "then has no changes",
    async run(project) {
      await project.run("pulumi preview --expect-no-changes");
    },
  },
  {
    title: "shows only the place that changes in a document",
    async run(project, { kaleyra }) {
      await project.run("pulumi config set title Second");

      expect(await project.planned()).toEqual({ "update draft": [changedPath] });
      const { output } = await project.run("pulumi preview --diff");
      expect(output).toMatch(/~ title: "First" => "Second"/);
      expect(output).not.toContain("SingleColumnLayout");
      await project.run("pulumi up");
      const { id } = await project.flow("draft");
      expect(kaleyra.flow(id)?.document).toContain('"Second"');
    },
  },
  {
    title: "detects a change by hand in a refresh, and reverts it",
    async run(project, { kaleyra }) {
      const { id } = await project.flow("draft");
      const document = kaleyra.flow(id)?.document ?? "";
      kaleyra.editFlow(id, { document: document.replace("Second", "By hand") });

      const { output } = await project.run("pulumi refresh --diff");

      expect(output).toMatch(/~ title: "Second" => "By hand"/);
      expect(await project.planned()).toEqual({ "update draft": [changedPath] });
      await project.run("pulumi up");
      expect(kaleyra.flow(id)?.document).toContain('"Second"');
    },
  },
  {
    title: "imports a flow by its id, and then has no changes",
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
    title: "reports that a flow to import does not exist",
    async run(project) {
      const { ok, output } = await project.attempt(
        "pulumi import kaleyra:whatsapp:Flow missing 123456789012345678 --generate-code=false",
      );

      expect(ok).toBe(false);
      expect(output).toContain("resource '123456789012345678' does not exist");
    },
  },
  {
    title: "continues with new keys after a rotation",
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
    title: "is destroyed: drafts are deleted, and a warning names the flow that was deprecated",
    async run(project, { kaleyra, newKeys }) {
      const { output } = await project.run(`${newKeys}\npulumi destroy`);

      expect(flowsAt(kaleyra)).toEqual(["live DEPRECATED"]);
      expect(output).toMatch(
        /kaleyra:whatsapp:Flow \(live\):\n\s+warning: kaleyra: live-\w{7} \(\d+\): DEPRECATED, not deleted/,
      );
    },
  },
];
