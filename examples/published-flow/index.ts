import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as kaleyra from "pulumi-kaleyra";

const appointment = new kaleyra.whatsapp.Flow("appointment", {
  categories: [kaleyra.whatsapp.FlowCategory.AppointmentBooking],
  flowJson: readFileSync(join(__dirname, "appointment.json"), "utf8"),
  publish: true,
});

export const flowId = appointment.flowId;
export const status = appointment.status;
