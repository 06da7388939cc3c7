using System.Collections.Generic;
using System.IO;
using Pulumi;
using Kaleyra = PulumiKaleyra.Kaleyra;

return await Deployment.RunAsync(() =>
{
    var appointment = new Kaleyra.WhatsApp.Flow("appointment", new()
    {
        Categories = { Kaleyra.WhatsApp.FlowCategory.AppointmentBooking },
        FlowJson = File.ReadAllText("appointment.json"),
        Publish = true,
    });

    return new Dictionary<string, object?>
    {
        ["flowId"] = appointment.FlowId,
        ["status"] = appointment.Status,
    };
});
