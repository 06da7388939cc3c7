import pulumi
import pulumi_kaleyra as kaleyra

thanks = kaleyra.whatsapp.Flow(
    "thanks",
    categories=[kaleyra.whatsapp.FlowCategory.OTHER],
    flow_json={
        "version": "7.3",
        "screens": [
            {
                "id": "THANKS",
                "title": "Thank you",
                "terminal": True,
                "success": True,
                "layout": {
                    "type": "SingleColumnLayout",
                    "children": [
                        {"type": "TextHeading", "text": "We have got your order"},
                        {
                            "type": "Footer",
                            "label": "Done",
                            "on-click-action": {"name": "complete", "payload": {}},
                        },
                    ],
                },
            }
        ],
    },
    update_strategy=kaleyra.whatsapp.UpdateStrategy.REPLACE,
    deletion_policy=kaleyra.whatsapp.DeletionPolicy.RETAIN,
)

pulumi.export("flowId", thanks.flow_id)
