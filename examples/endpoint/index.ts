import { readFileSync } from "node:fs";

import * as pulumi from "@pulumi/pulumi";
import * as kaleyra from "pulumi-kaleyra";

const config = new pulumi.Config();

const key = new kaleyra.whatsapp.FlowsEncryptionKey("key", {
  phoneNumber: config.require("phoneNumber"),
  publicKey: readFileSync("public.pem", "utf8"),
});

const booking = new kaleyra.whatsapp.Flow(
  "booking",
  {
    categories: [kaleyra.whatsapp.FlowCategory.AppointmentBooking],
    flowJson: readFileSync("booking.json", "utf8"),
    endpointUri: config.require("endpointUri"),
    publish: true,
  },
  { dependsOn: key },
);

export const flowId = booking.flowId;
