import com.pulumi.Pulumi;
import com.pulumi.core.Either;
import com.pulumikaleyra.kaleyra.whatsapp.Flow;
import com.pulumikaleyra.kaleyra.whatsapp.FlowArgs;
import com.pulumikaleyra.kaleyra.whatsapp.enums.FlowCategory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class App {
    public static void main(String[] args) {
        Pulumi.run(ctx -> {
            var appointment = new Flow("appointment", FlowArgs.builder()
                .categories(Either.ofRight(FlowCategory.AppointmentBooking))
                .flowJson(read("appointment.json"))
                .publish(true)
                .build());

            ctx.export("flowId", appointment.flowId());
            ctx.export("status", appointment.status());
        });
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
