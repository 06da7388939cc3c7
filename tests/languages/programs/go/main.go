// The program of tests/languages/support/lifecycle.ts, which uses the names, as in the other languages.
package main

import (
	"os"

	"github.com/pulumi-kaleyra/pulumi-kaleyra/sdk/go/kaleyra"
	"github.com/pulumi-kaleyra/pulumi-kaleyra/sdk/go/kaleyra/whatsapp"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		settings := config.New(ctx, "")

		draft, err := whatsapp.NewFlow(ctx, "draft", &whatsapp.FlowArgs{
			Categories: pulumi.StringArray{pulumi.String("OTHER")},
			FlowJson:   document(settings),
		})
		if err != nil {
			return err
		}
		live, err := whatsapp.NewFlow(ctx, "live", &whatsapp.FlowArgs{
			Categories: pulumi.StringArray{pulumi.String("SURVEY"), pulumi.String("OTHER")},
			Publish:    pulumi.Bool(true),
		})
		if err != nil {
			return err
		}
		survey, err := os.ReadFile("survey.json")
		if err != nil {
			return err
		}
		_, err = whatsapp.NewFlow(ctx, "survey", &whatsapp.FlowArgs{
			Name:       pulumi.String("survey"),
			Categories: pulumi.StringArray{whatsapp.FlowCategorySurvey},
			FlowJson:   pulumi.String(survey),
		})
		if err != nil {
			return err
		}

		for _, account := range []struct{ name, waba, flow string }{
			{"shop", "200000000000000103", "here"},
			{"rival", "200000000000000201", "there"},
		} {
			provider, err := kaleyra.NewProvider(ctx, account.name, &kaleyra.ProviderArgs{
				Sid:    settings.RequireSecret(account.name + "Sid"),
				ApiKey: settings.RequireSecret(account.name + "Key"),
				WabaId: pulumi.String(account.waba),
			})
			if err != nil {
				return err
			}
			_, err = whatsapp.NewFlow(ctx, account.flow, &whatsapp.FlowArgs{
				Categories: pulumi.StringArray{pulumi.String("OTHER")},
			}, pulumi.Provider(provider))
			if err != nil {
				return err
			}
		}

		ctx.Export("draft", draft.FlowId)
		ctx.Export("live", live.FlowId)
		return nil
	})
}

func document(settings *config.Config) pulumi.Map {
	title := settings.Get("title")
	if title == "" {
		title = "First"
	}
	return pulumi.Map{
		"version": pulumi.String("7.3"),
		"screens": pulumi.Array{pulumi.Map{
			"id":       pulumi.String("FIRST"),
			"title":    pulumi.String(title),
			"terminal": pulumi.Bool(true),
			"layout": pulumi.Map{
				"type": pulumi.String("SingleColumnLayout"),
				"children": pulumi.Array{
					pulumi.Map{"type": pulumi.String("TextHeading"), "text": pulumi.String("Hello")},
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
	}
}
