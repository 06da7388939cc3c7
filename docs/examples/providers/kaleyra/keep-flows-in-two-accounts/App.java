import com.pulumi.Pulumi;
import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumikaleyra.kaleyra.Provider;
import com.pulumikaleyra.kaleyra.ProviderArgs;
import com.pulumikaleyra.kaleyra.whatsapp.Flow;
import com.pulumikaleyra.kaleyra.whatsapp.FlowArgs;
import com.pulumikaleyra.kaleyra.whatsapp.enums.FlowCategory;

public class App {
    public static void main(String[] args) {
        Pulumi.run(ctx -> {
            var config = ctx.config();
            var europe = new Provider("europe", ProviderArgs.builder()
                .pod("EU")
                .sid(config.require("europeSid"))
                .apiKey(config.requireSecret("europeApiKey"))
                .wabaId(config.require("europeWabaId"))
                .build());

            var survey = new Flow("survey", FlowArgs.builder()
                .categories(Either.ofRight(FlowCategory.Survey))
                .build());
            var surveyInEurope = new Flow("survey-in-europe", FlowArgs.builder()
                .categories(Either.ofRight(FlowCategory.Survey))
                .build(), CustomResourceOptions.builder()
                .provider(europe)
                .build());

            ctx.export("flowIds", Output.all(survey.flowId(), surveyInEurope.flowId()));
        });
    }
}
