using System.Collections.Generic;
using Pulumi;
using Kaleyra = PulumiKaleyra.Kaleyra;

return await Deployment.RunAsync(() =>
{
    var document = Kaleyra.WhatsApp.GetFlowJson.Invoke(new()
    {
        FlowId = "112000000000207",
    });

    return new Dictionary<string, object?>
    {
        ["flowJson"] = document.Apply(result => result.FlowJson),
    };
});
