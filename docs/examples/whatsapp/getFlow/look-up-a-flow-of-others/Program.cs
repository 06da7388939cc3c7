using System.Collections.Generic;
using Pulumi;
using Kaleyra = PulumiKaleyra.Kaleyra;

return await Deployment.RunAsync(() =>
{
    var booking = Kaleyra.WhatsApp.GetFlow.Invoke(new()
    {
        FlowId = "112000000000207",
    });

    return new Dictionary<string, object?>
    {
        ["name"] = booking.Apply(result => result.Name),
        ["status"] = booking.Apply(result => result.Status),
    };
});
