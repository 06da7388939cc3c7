import pulumi
import pulumi_kaleyra as kaleyra

published = kaleyra.whatsapp.get_flows_output(status=kaleyra.whatsapp.FlowStatus.PUBLISHED)

pulumi.export("flowIds", published.flows.apply(lambda flows: [flow.flow_id for flow in flows]))
