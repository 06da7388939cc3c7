package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/pulumi-kaleyra/pulumi-kaleyra/sdk/go/kaleyra/whatsapp"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		documents, err := filepath.Glob("flows/*.json")
		if err != nil {
			return err
		}
		ids := pulumi.StringMap{}
		for _, document := range documents {
			text, err := os.ReadFile(document)
			if err != nil {
				return err
			}
			name := strings.TrimSuffix(filepath.Base(document), ".json")
			flow, err := whatsapp.NewFlow(ctx, name, &whatsapp.FlowArgs{
				Categories: pulumi.StringArray{whatsapp.FlowCategorySurvey},
				FlowJson:   pulumi.String(text),
			})
			if err != nil {
				return err
			}
			ids[name] = flow.FlowId
		}
		ctx.Export("flowIds", ids)
		return nil
	})
}
