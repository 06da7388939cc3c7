using System.Collections.Generic;
using Pulumi;
using Kaleyra = PulumiKaleyra.Kaleyra;

return await Deployment.RunAsync(() =>
{
    var preview = Kaleyra.WhatsApp.GetFlowPreview.Invoke(new()
    {
        FlowId = "112000000000207",
    });

    return new Dictionary<string, object?>
    {
        ["previewUrl"] = Output.CreateSecret(preview.Apply(result => result.PreviewUrl)),
    };
});
