package main

import (
	"github.com/pulumi-kaleyra/pulumi-kaleyra/sdk/go/kaleyra"
	"github.com/pulumi-kaleyra/pulumi-kaleyra/sdk/go/kaleyra/whatsapp"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		settings := config.New(ctx, "")
		europe, err := kaleyra.NewProvider(ctx, "europe", &kaleyra.ProviderArgs{
			Pod:    pulumi.String("EU"),
			Sid:    pulumi.String(settings.Require("europeSid")),
			ApiKey: settings.RequireSecret("europeApiKey"),
			WabaId: pulumi.String(settings.Require("europeWabaId")),
		})
		if err != nil {
			return err
		}

		categories := pulumi.StringArray{whatsapp.FlowCategorySurvey}
		survey, err := whatsapp.NewFlow(ctx, "survey", &whatsapp.FlowArgs{Categories: categories})
		if err != nil {
			return err
		}
		surveyInEurope, err := whatsapp.NewFlow(ctx, "survey-in-europe", &whatsapp.FlowArgs{
			Categories: categories,
		}, pulumi.Provider(europe))
		if err != nil {
			return err
		}
		ctx.Export("flowIds", pulumi.StringArray{survey.FlowId, surveyInEurope.FlowId})
		return nil
	})
}
