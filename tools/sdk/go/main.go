// Writes the SDKs of the languages out of a schema: gensdk SCHEMA FOLDER makes FOLDER/nodejs, FOLDER/python, …
//
// A schema that does not agree with Pulumi's own rules for schemas is refused.
package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"

	dotnet "github.com/pulumi/pulumi-dotnet/pulumi-language-dotnet/v3/codegen"
	"github.com/pulumi/pulumi-java/pkg/codegen/java"
	"github.com/pulumi/pulumi/pkg/v3/codegen"
	golang "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

const tool = "pulumi-kaleyra"

//go:embed logo.png
var logo []byte

// The .NET generator fetches the package's logo. What is generated must not depend on a network, so
// whatever is asked for is answered with the logo that lies here.
type alwaysTheLogo struct{}

func (alwaysTheLogo) RoundTrip(request *http.Request) (*http.Response, error) {
	body := io.NopCloser(bytes.NewReader(logo))
	return &http.Response{StatusCode: http.StatusOK, Body: body, Request: request}, nil
}

// The files of an SDK, by their path.
type files = map[string][]byte

var generators = map[string]func(*schema.Package) (files, error){
	"nodejs": func(pkg *schema.Package) (files, error) {
		return nodejs.GeneratePackage(tool, pkg, nil, nil, false, nil)
	},
	"python": func(pkg *schema.Package) (files, error) {
		return python.GeneratePackage(tool, pkg, nil, nil)
	},
	"go": func(pkg *schema.Package) (files, error) {
		return golang.GeneratePackage(tool, pkg, nil)
	},
	"dotnet": func(pkg *schema.Package) (files, error) {
		// Of functions, unlike resources, this generator shows the examples in every language.
		for _, function := range pkg.Functions {
			function.Comment = codegen.FilterExamples(function.Comment, "csharp")
		}
		return dotnet.GeneratePackage(tool, pkg, nil, nil)
	},
	"java": func(pkg *schema.Package) (files, error) {
		return java.GeneratePackage(tool, pkg, nil, nil, false, false)
	},
}

func main() {
	if len(os.Args) != 3 {
		fail(fmt.Errorf("usage: gensdk SCHEMA FOLDER"))
	}
	http.DefaultTransport = alwaysTheLogo{}
	text, err := os.ReadFile(os.Args[1])
	fail(err)
	for language, generate := range generators {
		// A generator adds to the package that it is given, so each has its own.
		pkg, err := bind(text)
		fail(err)
		sdk, err := generate(pkg)
		fail(err)
		fail(write(sdk, filepath.Join(os.Args[2], language)))
	}
}

func bind(text []byte) (*schema.Package, error) {
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return nil, err
	}
	pkg, diagnostics, err := schema.BindSpec(spec, nil, schema.ValidationOptions{})
	if err != nil {
		return nil, err
	}
	// A warning is a mistake too: the schema is generated, so there is none that has to be lived with.
	if len(diagnostics) > 0 {
		return nil, diagnostics
	}
	return pkg, nil
}

func write(sdk files, folder string) error {
	for name, content := range sdk {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
