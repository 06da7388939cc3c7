import com.pulumi.Pulumi;
import com.pulumi.core.Either;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumikaleyra.kaleyra.whatsapp.Flow;
import com.pulumikaleyra.kaleyra.whatsapp.FlowArgs;
import com.pulumikaleyra.kaleyra.whatsapp.FlowsEncryptionKey;
import com.pulumikaleyra.kaleyra.whatsapp.FlowsEncryptionKeyArgs;
import com.pulumikaleyra.kaleyra.whatsapp.enums.FlowCategory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class App {
    public static void main(String[] args) {
        Pulumi.run(ctx -> {
            var key = new FlowsEncryptionKey("key", FlowsEncryptionKeyArgs.builder()
                .phoneNumber("+910000000101")
                .publicKey(read("public.pem"))
                .build());
            var booking = new Flow("booking", FlowArgs.builder()
                .categories(Either.ofRight(FlowCategory.AppointmentBooking))
                .flowJson(read("booking.json"))
                .endpointUri("https://flows.example.com/booking")
                .publish(true)
                .build(), CustomResourceOptions.builder()
                .dependsOn(key)
                .build());

            ctx.export("flowId", booking.flowId());
            ctx.export("status", booking.status());
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
