import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";
import * as kaleyra from "pulumi-kaleyra";

/** Each stage accepts only what the one before it has. */
const before: Record<string, string> = { staging: "dev", prod: "staging" };

const config = new pulumi.Config();
const flowJson = readFileSync(join(__dirname, "appointment.json"), "utf8");
export const document = createHash("sha256").update(flowJson).digest("hex");

/** The document, which is refused if the stage before does not have it. */
async function acceptedDocument(): Promise<string> {
  const stage = before[pulumi.getStack()];
  if (stage === undefined) return flowJson;
  const name = `${pulumi.getOrganization()}/${pulumi.getProject()}/${stage}`;
  const deployed: unknown = await new pulumi.StackReference(name).getOutputValue("document");
  if (deployed === document) return flowJson;
  throw new pulumi.RunError(
    `${stage} has not got this document: run \`pulumi up --stack ${stage}\` first.`,
  );
}

const appointment = new kaleyra.whatsapp.Flow("appointment", {
  wabaId: config.require("wabaId"),
  categories: [kaleyra.whatsapp.FlowCategory.AppointmentBooking],
  flowJson: acceptedDocument(),
  publish: config.getBoolean("publish") ?? false,
});

export const flowId = appointment.flowId;
