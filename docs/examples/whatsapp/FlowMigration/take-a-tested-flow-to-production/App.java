import com.pulumi.Pulumi;
import com.pulumikaleyra.kaleyra.whatsapp.FlowMigration;
import com.pulumikaleyra.kaleyra.whatsapp.FlowMigrationArgs;

public class App {
    public static void main(String[] args) {
        Pulumi.run(ctx -> {
            var booking = new FlowMigration("booking", FlowMigrationArgs.builder()
                .sourceWabaId("100000000000001")
                .destinationWabaId("100000000000002")
                .flowName("booking")
                .build());

            ctx.export("flowId", booking.flowId());
            ctx.export("status", booking.status());
        });
    }
}
