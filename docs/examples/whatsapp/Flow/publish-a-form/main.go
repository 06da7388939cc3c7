package main

import (
	"os"

	"github.com/pulumi-kaleyra/pulumi-kaleyra/sdk/go/kaleyra/whatsapp"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		document, err := os.ReadFile("appointment.json")
		if err != nil {
			return err
		}
		appointment, err := whatsapp.NewFlow(ctx, "appointment", &whatsapp.FlowArgs{
			Categories: pulumi.StringArray{whatsapp.FlowCategoryAppointmentBooking},
			FlowJson:   pulumi.String(document),
			Publish:    pulumi.Bool(true),
		})
		if err != nil {
			return err
		}
		ctx.Export("flowId", appointment.FlowId)
		ctx.Export("status", appointment.Status)
		return nil
	})
}
