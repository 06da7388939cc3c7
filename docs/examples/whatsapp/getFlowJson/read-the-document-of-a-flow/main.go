package main

import (
	"github.com/pulumi-kaleyra/pulumi-kaleyra/sdk/go/kaleyra/whatsapp"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		document := whatsapp.GetFlowJsonOutput(ctx, whatsapp.GetFlowJsonOutputArgs{
			FlowId: pulumi.String("112000000000207"),
		})
		ctx.Export("flowJson", document.FlowJson())
		return nil
	})
}
