import * as kaleyra from "pulumi-kaleyra-native";

const thanks = new kaleyra.whatsapp.Flow("thanks", {
  categories: [kaleyra.whatsapp.FlowCategory.Other],
  flowJson: {
    version: "7.3",
    screens: [
      {
        id: "THANKS",
        title: "Thank you",
        terminal: true,
        success: true,
        layout: {
          type: "SingleColumnLayout",
          children: [
            { type: "TextHeading", text: "We have got your order" },
            {
              type: "Footer",
              label: "Done",
              "on-click-action": { name: "complete", payload: {} },
            },
          ],
        },
      },
    ],
  },
  updateStrategy: kaleyra.whatsapp.UpdateStrategy.Replace,
  deletionPolicy: kaleyra.whatsapp.DeletionPolicy.Retain,
});

export const flowId = thanks.flowId;
