/** A plugin's program without a class of an SDK, so that what an SDK costs is left out: our plugin's, and the floor's. */
import * as pulumi from "@pulumi/pulumi";

import { connection, flows } from "./flow-inputs";

class Flow extends pulumi.CustomResource {
  constructor(name: string, properties: pulumi.Inputs) {
    super(process.env["BENCH_TYPE"] ?? "", name, { ...properties, status: undefined });
  }
}

const { wabaId } = connection();
for (const inputs of flows) {
  new Flow(inputs.name.split(" ", 2).join("-"), { ...inputs, wabaId });
}
