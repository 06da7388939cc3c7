using System.Collections.Generic;
using Pulumi;
using Kaleyra = PulumiKaleyra.Kaleyra;

return await Deployment.RunAsync(() =>
{
    var booking = new Kaleyra.WhatsApp.FlowMigration("booking", new()
    {
        SourceWabaId = "100000000000001",
        DestinationWabaId = "100000000000002",
        FlowName = "booking",
    });

    return new Dictionary<string, object?>
    {
        ["flowId"] = booking.FlowId,
        ["status"] = booking.Status,
    };
});
