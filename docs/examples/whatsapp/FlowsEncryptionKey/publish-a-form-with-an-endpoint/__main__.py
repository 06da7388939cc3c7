from pathlib import Path

import pulumi
import pulumi_kaleyra as kaleyra

key = kaleyra.whatsapp.FlowsEncryptionKey(
    "key",
    phone_number="+910000000101",
    public_key=Path("public.pem").read_text(),
)
booking = kaleyra.whatsapp.Flow(
    "booking",
    categories=[kaleyra.whatsapp.FlowCategory.APPOINTMENT_BOOKING],
    flow_json=Path("booking.json").read_text(),
    endpoint_uri="https://flows.example.com/booking",
    publish=True,
    opts=pulumi.ResourceOptions(depends_on=key),
)

pulumi.export("flowId", booking.flow_id)
pulumi.export("status", booking.status)
