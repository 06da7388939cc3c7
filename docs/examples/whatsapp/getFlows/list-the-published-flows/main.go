package main

import (
	"github.com/pulumi-kaleyra/pulumi-kaleyra/sdk/go/kaleyra/whatsapp"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		published := whatsapp.GetFlowsOutput(ctx, whatsapp.GetFlowsOutputArgs{
			Status: pulumi.StringPtr(string(whatsapp.FlowStatusPublished)),
		})
		ctx.Export("flowIds", published.Flows().ApplyT(func(flows []whatsapp.ListedFlow) []string {
			var ids []string
			for _, flow := range flows {
				ids = append(ids, flow.FlowId)
			}
			return ids
		}))
		return nil
	})
}
