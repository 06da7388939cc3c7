import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";

import { ProjectFolder, repository } from "./project-folder";
import { environmentOf, type Operation, type Setting, type Way, width } from "./way";

const moduleFolder = join(__dirname, "..", "restapi");
const providerFolder = join(repository, ".cache", "bench");
const providerFile = join(providerFolder, "terraform-provider-restapi");

/**
 * Terraform with a provider for any REST API. That provider has no multipart upload, so a setting
 * for this way has no documents (`parts/terraform.ts`).
 */
export const terraform: Way = {
  name: "terraform",
  title: "Terraform with Mastercard/restapi 1.20.0",
  missing: () =>
    spawnSync("terraform", ["version"]).error === undefined
      ? undefined
      : "there is no terraform on the PATH",
  async open(setting, kaleyra) {
    buildProvider();
    const folder = await ProjectFolder.create("terraform");
    await folder.write("main.tf", configuration);
    await folder.write(
      "terraform.rc",
      `provider_installation {\n  dev_overrides { "Mastercard/restapi" = "${providerFolder}" }\n}\n`,
    );
    const run = (operation: Operation) =>
      folder.run(["terraform", ...subcommands[operation], "-no-color", `-parallelism=${width}`], {
        PATH: process.env["PATH"] ?? "",
        TF_CLI_CONFIG_FILE: join(folder.path, "terraform.rc"),
        ...environmentOf(setting, kaleyra, operation),
        ...variablesOf(setting, kaleyra.environment, operation),
      });
    return {
      measuredProcess: /terraform-provider-restapi/,
      run,
      stateBytes: async () => (await stat(join(folder.path, "terraform.tfstate"))).size,
      [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
    };
  },
};

/** Without `-refresh=false` every operation reads all flows first; Pulumi does so only in a refresh. */
const subcommands: Readonly<Record<Operation, readonly string[]>> = {
  up: ["apply", "-auto-approve", "-refresh=false"],
  "unchanged up": ["apply", "-auto-approve", "-refresh=false"],
  preview: ["plan", "-refresh=false"],
  refresh: ["apply", "-auto-approve", "-refresh-only"],
  change: ["apply", "-auto-approve", "-refresh=false"],
  destroy: ["destroy", "-auto-approve", "-refresh=false"],
};

/** The flows of `programs/flow-inputs.ts`, without documents. */
const configuration = `
terraform {
  required_providers {
    restapi = { source = "Mastercard/restapi" }
  }
}
variable "flows" { type = number }
variable "changed" { type = bool }
variable "base" { type = string }
variable "waba" { type = string }
variable "key" { type = string }
provider "restapi" {
  uri                  = var.base
  headers              = { "api-key" = var.key, "content-type" = "application/json" }
  id_attribute         = "id"
  update_method        = "POST"
  write_returns_object = true
}
resource "restapi_object" "flow" {
  count        = var.flows
  path         = "/\${var.waba}/flows"
  read_path    = "/{id}"
  update_path  = "/{id}"
  destroy_path = "/{id}"
  data = jsonencode({
    name       = "flow \${count.index}\${var.changed && count.index % 10 == 0 ? " changed" : ""}"
    categories = ["OTHER"]
  })
}
`;

/** The variables of the configuration. */
function variablesOf(
  { flows }: Setting,
  { KALEYRA_API_URL, KALEYRA_SID, KALEYRA_WABA_ID = "", KALEYRA_API_KEY = "" }: NodeJS.ProcessEnv,
  operation: Operation,
): Record<string, string> {
  return {
    TF_VAR_flows: String(flows),
    TF_VAR_changed: String(operation === "change" || operation === "destroy"),
    TF_VAR_base: `${KALEYRA_API_URL}/v2/${KALEYRA_SID}/whatsapp`,
    TF_VAR_waba: KALEYRA_WABA_ID,
    TF_VAR_key: KALEYRA_API_KEY,
  };
}

/**
 * Builds the provider once, from the Go module that `restapi/go.mod` pins, since Terraform's registry
 * may be out of reach.
 */
function buildProvider(): void {
  if (existsSync(providerFile)) return;
  const source = "github.com/Mastercard/terraform-provider-restapi";
  const { status, stderr } = spawnSync("go", ["build", "-o", providerFile, source], {
    cwd: moduleFolder,
    env: { ...process.env, CGO_ENABLED: "0", GOWORK: "off" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the Terraform provider could not be built:\n${stderr}`);
}
