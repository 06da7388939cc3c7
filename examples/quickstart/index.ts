import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";
import * as kaleyra from "pulumi-kaleyra";

const config = new pulumi.Config();
const bookLabel = config.get("bookLabel") ?? "Book appointment";

// A draft: for testing; a destroy deletes it.
const feedback = new kaleyra.whatsapp.Flow("feedback", {
  categories: [kaleyra.whatsapp.FlowCategory.Survey],
  flowJson: example("draft-flow/feedback.json"),
});

// Published: customers can open it, and a destroy deprecates it. The text of its last button comes
// from the stack's configuration.
const appointment = new kaleyra.whatsapp.Flow("appointment", {
  categories: [kaleyra.whatsapp.FlowCategory.AppointmentBooking],
  flowJson: JSON.parse(example("published-flow/appointment.json"), (_key, value: unknown) =>
    value === "Book appointment" ? bookLabel : value,
  ) as Record<string, unknown>,
  publish: true,
});

export const feedbackId = feedback.flowId;
export const appointmentId = appointment.flowId;
export const appointmentStatus = appointment.status;

function example(path: string): string {
  return readFileSync(join(__dirname, "..", path), "utf8");
}
