import type { Options } from "../options";
import type { Setting } from "../ways/way";
import { engineTable, measure } from "./engine";

/**
 * The section about Terraform with a provider for any REST API. It compares flows without documents,
 * since that provider cannot upload any. The ratios are to the bare script: the floor is a plugin of
 * Pulumi's engine.
 */
export async function terraformSection({ ways, repetitions }: Options): Promise<string> {
  const comparedNames = ["bare", "dynamic", "plugin", "terraform"];
  const compared = ways.filter(({ name }) => comparedNames.includes(name));
  const missing = compared.find(({ name }) => name === "terraform")?.missing?.();
  if (missing !== undefined) return `### Against Terraform\n\nNot measured: ${missing}.\n`;
  const setting: Setting = { flows: 100, latencyMs: 250, documents: false };
  const measured = await measure(compared, [setting], { repetitions, report: console.error });
  return (
    "### Against Terraform\n\nFlows without documents, which is what Mastercard/restapi 1.20.0 can do of the work.\n\n" +
    engineTable(measured, "bare")
  );
}
