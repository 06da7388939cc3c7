using System.Collections.Generic;
using System.Collections.Immutable;
using Pulumi;
using Kaleyra = PulumiKaleyra.Kaleyra;

return await Deployment.RunAsync(() =>
{
    var heading = new Dictionary<string, object>
    {
        ["type"] = "TextHeading",
        ["text"] = "We have got your order",
    };
    var footer = new Dictionary<string, object>
    {
        ["type"] = "Footer",
        ["label"] = "Done",
        ["on-click-action"] = new Dictionary<string, object>
        {
            ["name"] = "complete",
            ["payload"] = new Dictionary<string, object>(),
        },
    };
    var screen = new Dictionary<string, object>
    {
        ["id"] = "THANKS",
        ["title"] = "Thank you",
        ["terminal"] = true,
        ["success"] = true,
        ["layout"] = new Dictionary<string, object>
        {
            ["type"] = "SingleColumnLayout",
            ["children"] = new[] { heading, footer },
        },
    };
    var thanks = new Kaleyra.WhatsApp.Flow("thanks", new()
    {
        Categories = { Kaleyra.WhatsApp.FlowCategory.Other },
        FlowJson = new Dictionary<string, object>
        {
            ["version"] = "7.3",
            ["screens"] = new[] { screen },
        }.ToImmutableDictionary(),
        UpdateStrategy = Kaleyra.WhatsApp.UpdateStrategy.Replace,
        DeletionPolicy = Kaleyra.WhatsApp.DeletionPolicy.Retain,
    });

    return new Dictionary<string, object?>
    {
        ["flowId"] = thanks.FlowId,
    };
});
