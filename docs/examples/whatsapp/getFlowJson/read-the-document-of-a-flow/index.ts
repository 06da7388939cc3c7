import * as kaleyra from "pulumi-kaleyra-native";

const document = kaleyra.whatsapp.getFlowJsonOutput({ flowId: "112000000000207" });

export const flowJson = document.flowJson;
