import pulumi
import pulumi_kaleyra as kaleyra

document = kaleyra.whatsapp.get_flow_json_output(flow_id="112000000000207")

pulumi.export("flowJson", document.flow_json)
