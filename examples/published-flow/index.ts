import { readFileSync } from "node:fs";

import * as kaleyra from "pulumi-kaleyra";

const appointment = new kaleyra.whatsapp.Flow("appointment", {
  categories: [kaleyra.whatsapp.FlowCategory.AppointmentBooking],
  flowJson: readFileSync("appointment.json", "utf8"),
  publish: true,
});

export const flowId = appointment.flowId;
