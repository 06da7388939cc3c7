using System.Collections.Generic;
using System.IO;
using Pulumi;
using Kaleyra = PulumiKaleyra.Kaleyra;

return await Deployment.RunAsync(() =>
{
    var key = new Kaleyra.WhatsApp.FlowsEncryptionKey("key", new()
    {
        PhoneNumber = "+910000000101",
        PublicKey = File.ReadAllText("public.pem"),
    });
    var booking = new Kaleyra.WhatsApp.Flow("booking", new()
    {
        Categories = { Kaleyra.WhatsApp.FlowCategory.AppointmentBooking },
        FlowJson = File.ReadAllText("booking.json"),
        EndpointUri = "https://flows.example.com/booking",
        Publish = true,
    }, new CustomResourceOptions { DependsOn = { key } });

    return new Dictionary<string, object?>
    {
        ["flowId"] = booking.FlowId,
        ["status"] = booking.Status,
    };
});
