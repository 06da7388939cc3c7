import pulumi
import pulumi_kaleyra as kaleyra

preview = kaleyra.whatsapp.get_flow_preview_output(flow_id="112000000000207")

pulumi.export("previewUrl", pulumi.Output.secret(preview.preview_url))
