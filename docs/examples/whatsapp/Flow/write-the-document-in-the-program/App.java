import com.pulumi.Pulumi;
import com.pulumi.core.Either;
import com.pulumikaleyra.kaleyra.whatsapp.Flow;
import com.pulumikaleyra.kaleyra.whatsapp.FlowArgs;
import com.pulumikaleyra.kaleyra.whatsapp.enums.DeletionPolicy;
import com.pulumikaleyra.kaleyra.whatsapp.enums.FlowCategory;
import com.pulumikaleyra.kaleyra.whatsapp.enums.UpdateStrategy;
import java.util.List;
import java.util.Map;

public class App {
    public static void main(String[] args) {
        Pulumi.run(ctx -> {
            var heading = Map.of("type", "TextHeading", "text", "We have got your order");
            var footer = Map.of(
                "type", "Footer",
                "label", "Done",
                "on-click-action", Map.of("name", "complete", "payload", Map.of()));
            var screen = Map.of(
                "id", "THANKS",
                "title", "Thank you",
                "terminal", true,
                "success", true,
                "layout", Map.of(
                    "type", "SingleColumnLayout",
                    "children", List.of(heading, footer)));

            var thanks = new Flow("thanks", FlowArgs.builder()
                .categories(Either.ofRight(FlowCategory.Other))
                .flowJson(Map.of("version", "7.3", "screens", List.of(screen)))
                .updateStrategy(UpdateStrategy.Replace)
                .deletionPolicy(DeletionPolicy.Retain)
                .build());

            ctx.export("flowId", thanks.flowId());
        });
    }
}
