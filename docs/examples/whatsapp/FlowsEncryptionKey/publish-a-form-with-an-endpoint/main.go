package main

import (
	"os"

	"github.com/pulumi-kaleyra/pulumi-kaleyra/sdk/go/kaleyra/whatsapp"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		publicKey, err := os.ReadFile("public.pem")
		if err != nil {
			return err
		}
		document, err := os.ReadFile("booking.json")
		if err != nil {
			return err
		}
		key, err := whatsapp.NewFlowsEncryptionKey(ctx, "key", &whatsapp.FlowsEncryptionKeyArgs{
			PhoneNumber: pulumi.String("+910000000101"),
			PublicKey:   pulumi.String(publicKey),
		})
		if err != nil {
			return err
		}
		booking, err := whatsapp.NewFlow(ctx, "booking", &whatsapp.FlowArgs{
			Categories:  pulumi.StringArray{whatsapp.FlowCategoryAppointmentBooking},
			FlowJson:    pulumi.String(document),
			EndpointUri: pulumi.String("https://flows.example.com/booking"),
			Publish:     pulumi.Bool(true),
		}, pulumi.DependsOn([]pulumi.Resource{key}))
		if err != nil {
			return err
		}
		ctx.Export("flowId", booking.FlowId)
		ctx.Export("status", booking.Status)
		return nil
	})
}
