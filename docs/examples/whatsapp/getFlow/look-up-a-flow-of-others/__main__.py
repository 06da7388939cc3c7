import pulumi
import pulumi_kaleyra as kaleyra

booking = kaleyra.whatsapp.get_flow_output(flow_id="112000000000207")

pulumi.export("name", booking.name)
pulumi.export("status", booking.status)
