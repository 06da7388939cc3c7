import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

import * as pulumi from "@pulumi/pulumi";
import * as kaleyra from "pulumi-kaleyra";

const publish = new pulumi.Config().getBoolean("publish") ?? false;
const folder = join(__dirname, "flows");

const documents = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .sort();

const flows = documents.map(
  (file) =>
    new kaleyra.whatsapp.Flow(basename(file, ".json"), {
      categories: [kaleyra.whatsapp.FlowCategory.Survey],
      flowJson: readFileSync(join(folder, file), "utf8"),
      publish,
    }),
);

export const flowIds = Object.fromEntries(
  flows.map((flow, index) => [documents[index], flow.flowId]),
);
