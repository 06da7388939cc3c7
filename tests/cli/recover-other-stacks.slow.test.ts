import { type Emulator, startEmulator } from "kaleyra-emulator";

import { flowsIn, type Project } from "../support/cli-project";
import { flowTypes } from "../support/previews";
import { killEngineAt } from "./support/kill";
import { type AdapterName, aSurveyProject, statusListAt } from "./support/programs";

const chosenName = 'name: "survey",';

/**
 * A project whose stack dev has a pending creation, which Kaleyra has applied if `hang` is "after".
 * Its second stack, prod, is empty.
 */
async function aKilledRun(
  kaleyra: Emulator,
  {
    adapter,
    more,
    hang,
  }: { readonly adapter: AdapterName; readonly more?: string; readonly hang: "before" | "after" },
): Promise<Project> {
  const project = await aSurveyProject(kaleyra, more, adapter);
  await killEngineAt(kaleyra, { operation: "createFlow", hang }, project);
  await project.expectPulumi("cancel", "--yes");
  await project.expectPulumi("stack", "init", "prod");
  await project.expectPulumi("stack", "select", "dev");
  return project;
}

async function upIn(stack: string, project: Project): Promise<void> {
  await project.expectPulumi("up", "--yes", "--skip-preview", "--stack", stack);
}

describe.each(["dynamic", "plugin"] as const)(
  "kaleyra-flows recover, with a second stack of the project, on the %s provider",
  (adapter) => {
    const urn = `urn:pulumi:dev::shop::${flowTypes[adapter]}::survey`;

    it("does not adopt a flow that the other stack has, even with --adopt", async () => {
      await using kaleyra = await startEmulator();
      await using project = await aKilledRun(kaleyra, {
        adapter,
        more: chosenName,
        hang: "before",
      });
      await upIn("prod", project);

      const { code, output } = await project.kaleyraFlows("recover", "--yes", "--adopt", urn);

      expect(output).toContain("It was not created: there is a flow of that name");
      expect(output).toContain("stack prod has it, as survey");
      expect(code).toBe(0);
      const { pending_operations: pending = [], ...state } = await project.deployment();
      expect([pending, flowsIn(state)]).toEqual([[], {}]);
      await project.expectPulumi("destroy", "--yes", "--skip-preview");
      expect(statusListAt(kaleyra)).toEqual(["PUBLISHED"]);
    });

    it("adopts a flow in one of two stacks with the same pending operation", async () => {
      await using kaleyra = await startEmulator();
      await using project = await aKilledRun(kaleyra, { adapter, hang: "after" });
      // `pulumi stack import` would clear the pending operation.
      const state = await project.read("state/.pulumi/stacks/shop/dev.json");
      const ofProd = state.replaceAll("urn:pulumi:dev::", "urn:pulumi:prod::");
      await project.write("state/.pulumi/stacks/shop/prod.json", ofProd);

      const first = await project.kaleyraFlows("recover", "--yes", "--json", "--stack", "prod");
      const second = await project.kaleyraFlows("recover", "--yes", "--json");

      expect(JSON.parse(first.stdout)).toMatchObject({ pending: [{ outcome: "adopted" }] });
      expect(JSON.parse(second.stdout)).toMatchObject({ pending: [{ outcome: "cleared" }] });
      expect(flowsIn(await project.deployment())).toEqual({});
    });

    it("waits for a refresh of a stack that has the name under the id of a removed flow", async () => {
      await using kaleyra = await startEmulator();
      await using project = await aSurveyProject(kaleyra, `${chosenName} publish: false,`, adapter);
      await project.expectPulumi("stack", "init", "prod");
      await upIn("prod", project);
      kaleyra.removeFlow(kaleyra.flows()[0]?.id ?? "");
      await project.expectPulumi("stack", "select", "dev");
      await killEngineAt(kaleyra, { operation: "createFlow", hang: "after" }, project);
      await project.expectPulumi("cancel", "--yes");

      const undecided = await project.kaleyraFlows("recover", "--yes", "--adopt", urn);
      await project.expectPulumi("refresh", "--yes", "--skip-preview", "--stack", "prod");
      const decided = await project.kaleyraFlows("recover", "--yes", "--adopt", urn);

      expect(undecided.code).toBe(1);
      expect(undecided.output).toContain("survey of stack prod has this name and another id");
      expect(decided.code).toBe(0);
      expect(flowsIn(await project.deployment())["survey"]?.id).toBe(kaleyra.flows()[0]?.id);
    });
  },
);
