# The program of tests/languages/support/lifecycle.ts, which uses the names, as in the other languages.
from pathlib import Path

import pulumi
import pulumi_kaleyra as kaleyra

config = pulumi.Config()

document = {
    "version": "7.3",
    "screens": [
        {
            "id": "FIRST",
            "title": config.get("title") or "First",
            "terminal": True,
            "layout": {
                "type": "SingleColumnLayout",
                "children": [
                    {"type": "TextHeading", "text": "Hello"},
                    {
                        "type": "Footer",
                        "label": "Done",
                        "on-click-action": {"name": "complete", "payload": {}},
                    },
                ],
            },
        }
    ],
}

draft = kaleyra.whatsapp.Flow("draft", categories=["OTHER"], flow_json=document)
live = kaleyra.whatsapp.Flow("live", categories=["SURVEY", "OTHER"], publish=True)
kaleyra.whatsapp.Flow(
    "survey",
    name="survey",
    categories=[kaleyra.whatsapp.FlowCategory.SURVEY],
    flow_json=Path("survey.json").read_text(),
)

for account, waba, flow in [
    ("shop", "200000000000000103", "here"),
    ("rival", "200000000000000201", "there"),
]:
    provider = kaleyra.Provider(
        account,
        sid=config.require_secret(f"{account}Sid"),
        api_key=config.require_secret(f"{account}Key"),
        waba_id=waba,
    )
    options = pulumi.ResourceOptions(provider=provider)
    kaleyra.whatsapp.Flow(flow, categories=["OTHER"], opts=options)

pulumi.export("draft", draft.flow_id)
pulumi.export("live", live.flow_id)
