// Writes the SDKs of all languages except Java from a schema: gensdk-languages SCHEMA FOLDER writes FOLDER/nodejs,
// FOLDER/python, … tools/sdk/sdks.ts builds and runs it.
package main

import (
	"bytes"
	_ "embed"
	"io"
	"net/http"

	dotnet "github.com/pulumi/pulumi-dotnet/pulumi-language-dotnet/v3/codegen"
	"github.com/pulumi/pulumi/pkg/v3/codegen"
	golang "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"

	"pulumi-kaleyra/tools/sdk/go/write"
)

//go:embed logo.png
var logo []byte

// The .NET generator downloads the package's logo. Its output must not depend on a network, so every
// request gets the logo of this folder.
type alwaysTheLogo struct{}

func (alwaysTheLogo) RoundTrip(request *http.Request) (*http.Response, error) {
	body := io.NopCloser(bytes.NewReader(logo))
	return &http.Response{StatusCode: http.StatusOK, Body: body, Request: request}, nil
}

var generators = map[string]func(*schema.Package) (write.Files, error){
	"nodejs": func(pkg *schema.Package) (write.Files, error) {
		return nodejs.GeneratePackage(write.Tool, pkg, nil, nil, false, nil)
	},
	"python": func(pkg *schema.Package) (write.Files, error) {
		return python.GeneratePackage(write.Tool, pkg, nil, nil)
	},
	"go": func(pkg *schema.Package) (write.Files, error) {
		return golang.GeneratePackage(write.Tool, pkg, nil)
	},
	"dotnet": func(pkg *schema.Package) (write.Files, error) {
		// This generator selects the examples in C# for resources, but not for functions.
		for _, function := range pkg.Functions {
			function.Comment = codegen.FilterExamples(function.Comment, "csharp")
		}
		return dotnet.GeneratePackage(write.Tool, pkg, nil, nil)
	},
}

func main() {
	http.DefaultTransport = alwaysTheLogo{}
	write.Sdks(generators)
}
