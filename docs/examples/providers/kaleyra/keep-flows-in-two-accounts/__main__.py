import pulumi
import pulumi_kaleyra as kaleyra

config = pulumi.Config()
europe = kaleyra.Provider(
    "europe",
    pod="EU",
    sid=config.require("europeSid"),
    api_key=config.require_secret("europeApiKey"),
    waba_id=config.require("europeWabaId"),
)

categories = [kaleyra.whatsapp.FlowCategory.SURVEY]
survey = kaleyra.whatsapp.Flow("survey", categories=categories)
survey_in_europe = kaleyra.whatsapp.Flow(
    "survey-in-europe",
    categories=categories,
    opts=pulumi.ResourceOptions(provider=europe),
)

pulumi.export("flowIds", [survey.flow_id, survey_in_europe.flow_id])
