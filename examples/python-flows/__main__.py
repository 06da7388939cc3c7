from pathlib import Path

import pulumi
import pulumi_kaleyra as kaleyra

appointment = kaleyra.whatsapp.Flow(
    "appointment",
    categories=[kaleyra.whatsapp.FlowCategory.APPOINTMENT_BOOKING],
    flow_json=(Path(__file__).parent / "appointment.json").read_text(),
    publish=True,
)

pulumi.export("flowId", appointment.flow_id)
pulumi.export("status", appointment.status)
