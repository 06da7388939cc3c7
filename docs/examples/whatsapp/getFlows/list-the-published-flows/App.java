import com.pulumi.Pulumi;
import com.pulumikaleyra.kaleyra.whatsapp.WhatsappFunctions;
import com.pulumikaleyra.kaleyra.whatsapp.enums.FlowStatus;
import com.pulumikaleyra.kaleyra.whatsapp.inputs.GetFlowsArgs;
import com.pulumikaleyra.kaleyra.whatsapp.outputs.ListedFlow;
import java.util.stream.Collectors;

public class App {
    public static void main(String[] args) {
        Pulumi.run(ctx -> {
            var published = WhatsappFunctions.getFlows(GetFlowsArgs.builder()
                .status(FlowStatus.Published)
                .build());

            ctx.export("flowIds", published.applyValue(result -> result.flows().stream()
                .map(ListedFlow::flowId)
                .collect(Collectors.toList())));
        });
    }
}
