package main

import (
	"github.com/pulumi-kaleyra/pulumi-kaleyra/sdk/go/kaleyra/whatsapp"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		thanks, err := whatsapp.NewFlow(ctx, "thanks", &whatsapp.FlowArgs{
			Categories: pulumi.StringArray{whatsapp.FlowCategoryOther},
			FlowJson: pulumi.Map{
				"version": pulumi.String("7.3"),
				"screens": pulumi.Array{pulumi.Map{
					"id":       pulumi.String("THANKS"),
					"title":    pulumi.String("Thank you"),
					"terminal": pulumi.Bool(true),
					"success":  pulumi.Bool(true),
					"layout": pulumi.Map{
						"type": pulumi.String("SingleColumnLayout"),
						"children": pulumi.Array{
							pulumi.Map{
								"type": pulumi.String("TextHeading"),
								"text": pulumi.String("We have got your order"),
							},
							pulumi.Map{
								"type":  pulumi.String("Footer"),
								"label": pulumi.String("Done"),
								"on-click-action": pulumi.Map{
									"name":    pulumi.String("complete"),
									"payload": pulumi.Map{},
								},
							},
						},
					},
				}},
			},
			UpdateStrategy: whatsapp.UpdateStrategyReplace,
			DeletionPolicy:  whatsapp.DeletionPolicyRetain,
		})
		if err != nil {
			return err
		}
		ctx.Export("flowId", thanks.FlowId)
		return nil
	})
}
