using System.Collections.Generic;
using System.Linq;
using Pulumi;
using Kaleyra = PulumiKaleyra.Kaleyra;

return await Deployment.RunAsync(() =>
{
    var published = Kaleyra.WhatsApp.GetFlows.Invoke(new()
    {
        Status = Kaleyra.WhatsApp.FlowStatus.Published,
    });

    return new Dictionary<string, object?>
    {
        ["flowIds"] = published.Apply(result => result.Flows.Select(flow => flow.FlowId)),
    };
});
