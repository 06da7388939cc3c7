using System.Collections.Generic;
using Pulumi;
using Kaleyra = PulumiKaleyra.Kaleyra;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var europe = new Kaleyra.Provider("europe", new()
    {
        Pod = "EU",
        Sid = config.Require("europeSid"),
        ApiKey = config.RequireSecret("europeApiKey"),
        WabaId = config.Require("europeWabaId"),
    });

    var survey = new Kaleyra.WhatsApp.Flow("survey", new() { Categories = { Kaleyra.WhatsApp.FlowCategory.Survey } });
    var surveyInEurope = new Kaleyra.WhatsApp.Flow(
        "survey-in-europe",
        new() { Categories = { Kaleyra.WhatsApp.FlowCategory.Survey } },
        new CustomResourceOptions { Provider = europe });

    return new Dictionary<string, object?>
    {
        ["flowIds"] = Output.All(survey.FlowId, surveyInEurope.FlowId),
    };
});
