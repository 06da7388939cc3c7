import com.pulumi.Pulumi;
import com.pulumikaleyra.kaleyra.whatsapp.WhatsappFunctions;
import com.pulumikaleyra.kaleyra.whatsapp.inputs.GetFlowJsonArgs;

public class App {
    public static void main(String[] args) {
        Pulumi.run(ctx -> {
            var document = WhatsappFunctions.getFlowJson(GetFlowJsonArgs.builder()
                .flowId("112000000000207")
                .build());

            ctx.export("flowJson", document.applyValue(result -> result.flowJson()));
        });
    }
}
