import com.pulumi.Pulumi;
import com.pulumikaleyra.kaleyra.whatsapp.WhatsappFunctions;
import com.pulumikaleyra.kaleyra.whatsapp.inputs.GetFlowArgs;

public class App {
    public static void main(String[] args) {
        Pulumi.run(ctx -> {
            var booking = WhatsappFunctions.getFlow(GetFlowArgs.builder()
                .flowId("112000000000207")
                .build());

            ctx.export("name", booking.applyValue(result -> result.name()));
            ctx.export("status", booking.applyValue(result -> result.status()));
        });
    }
}
