import { readFileSync } from "node:fs";

import * as kaleyra from "pulumi-kaleyra-native";

const key = new kaleyra.whatsapp.FlowsEncryptionKey("key", {
  phoneNumber: "+910000000101",
  publicKey: readFileSync("public.pem", "utf8"),
});
const booking = new kaleyra.whatsapp.Flow(
  "booking",
  {
    categories: [kaleyra.whatsapp.FlowCategory.AppointmentBooking],
    flowJson: readFileSync("booking.json", "utf8"),
    endpointUri: "https://flows.example.com/booking",
    publish: true,
  },
  { dependsOn: key },
);

export const flowId = booking.flowId;
export const status = booking.status;
