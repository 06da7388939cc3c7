import com.pulumi.Pulumi;
import com.pulumikaleyra.kaleyra.whatsapp.WhatsappFunctions;
import com.pulumikaleyra.kaleyra.whatsapp.inputs.GetFlowPreviewArgs;

public class App {
    public static void main(String[] args) {
        Pulumi.run(ctx -> {
            var preview = WhatsappFunctions.getFlowPreview(GetFlowPreviewArgs.builder()
                .flowId("112000000000207")
                .build());

            ctx.export("previewUrl", preview.applyValue(result -> result.previewUrl()).asSecret());
        });
    }
}
