// Writes the SDK for Java from a schema: gensdk-java SCHEMA FOLDER writes FOLDER/java. tools/sdk/sdks.ts builds and runs it.
// The module proxy has no generator for Java after 1.22, which does not compile with the modules of the other generators.
package main

import (
	"github.com/pulumi/pulumi-java/pkg/codegen/java"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"

	"pulumi-kaleyra/tools/sdk/go/write"
)

func main() {
	write.Sdks(map[string]func(*schema.Package) (write.Files, error){
		"java": func(pkg *schema.Package) (write.Files, error) {
			return java.GeneratePackage(write.Tool, pkg, nil, nil, false, false)
		},
	})
}
