import * as kaleyra from "pulumi-kaleyra-native";

const booking = new kaleyra.whatsapp.FlowMigration("booking", {
  sourceWabaId: "100000000000001",
  destinationWabaId: "100000000000002",
  flowName: "booking",
});

export const flowId = booking.flowId;
export const status = booking.status;
