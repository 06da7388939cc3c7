import * as pulumi from "@pulumi/pulumi";
import * as kaleyra from "pulumi-kaleyra-native";

const preview = kaleyra.whatsapp.getFlowPreviewOutput({ flowId: "112000000000207" });

export const previewUrl = pulumi.secret(preview.previewUrl);
