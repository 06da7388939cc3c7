package main

import (
	"github.com/pulumi-kaleyra/pulumi-kaleyra/sdk/go/kaleyra/whatsapp"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		booking, err := whatsapp.NewFlowMigration(ctx, "booking", &whatsapp.FlowMigrationArgs{
			SourceWabaId:      pulumi.String("100000000000001"),
			DestinationWabaId: pulumi.String("100000000000002"),
			FlowName:          pulumi.String("booking"),
		})
		if err != nil {
			return err
		}
		ctx.Export("flowId", booking.FlowId)
		ctx.Export("status", booking.Status)
		return nil
	})
}
