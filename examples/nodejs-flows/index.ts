import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as kaleyra from "pulumi-kaleyra-native";

const feedback = new kaleyra.whatsapp.Flow("feedback", {
  categories: [kaleyra.whatsapp.FlowCategory.Survey],
  flowJson: readFileSync(join(__dirname, "feedback.json"), "utf8"),
});

export const flowId = feedback.flowId;
export const status = feedback.status;
