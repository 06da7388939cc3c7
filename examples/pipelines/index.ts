import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

import * as pulumi from "@pulumi/pulumi";
import * as kaleyra from "pulumi-kaleyra";

// Only production publishes: the stack of a pull request has drafts, which can be deleted again.
const publish = new pulumi.Config().getBoolean("publish") ?? false;
const folder = join(__dirname, "flows");

const documents = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .sort();

for (const file of documents) {
  new kaleyra.whatsapp.Flow(basename(file, ".json"), {
    categories: [kaleyra.whatsapp.FlowCategory.Other],
    flowJson: readFileSync(join(folder, file), "utf8"),
    publish,
  });
}
