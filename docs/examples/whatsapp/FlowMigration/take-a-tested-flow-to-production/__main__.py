import pulumi
import pulumi_kaleyra as kaleyra

booking = kaleyra.whatsapp.FlowMigration(
    "booking",
    source_waba_id="100000000000001",
    destination_waba_id="100000000000002",
    flow_name="booking",
)

pulumi.export("flowId", booking.flow_id)
pulumi.export("status", booking.status)
