import * as pulumi from "@pulumi/pulumi";
import * as kaleyra from "pulumi-kaleyra-native";

const config = new pulumi.Config();
const europe = new kaleyra.Provider("europe", {
  pod: "EU",
  sid: config.require("europeSid"),
  apiKey: config.requireSecret("europeApiKey"),
  wabaId: config.require("europeWabaId"),
});

const categories = [kaleyra.whatsapp.FlowCategory.Survey];
const survey = new kaleyra.whatsapp.Flow("survey", { categories });
const surveyInEurope = new kaleyra.whatsapp.Flow(
  "survey-in-europe",
  { categories },
  { provider: europe },
);

export const flowIds = [survey.flowId, surveyInEurope.flowId];
