import * as kaleyra from "pulumi-kaleyra-native";

const booking = kaleyra.whatsapp.getFlowOutput({ flowId: "112000000000207" });

export const name = booking.name;
export const status = booking.status;
