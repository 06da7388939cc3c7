import * as kaleyra from "pulumi-kaleyra-native";

const published = kaleyra.whatsapp.getFlowsOutput({
  status: kaleyra.whatsapp.FlowStatus.Published,
});

export const flowIds = published.flows.apply((flows) => flows.map(({ flowId }) => flowId));
