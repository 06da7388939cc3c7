// Package write writes generated SDKs, for the programs in the folders next to it, each of which has generators of its own.
package write

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// Tool is the name of the generator in the files that it writes.
const Tool = "pulumi-kaleyra"

// Files are the files of an SDK, by their path.
type Files = map[string][]byte

// Sdks writes an SDK with each generator: the arguments of the program are the schema and the folder.
//
// A schema that Pulumi's rules for schemas refuse, or only warn about, ends the program.
func Sdks(generators map[string]func(*schema.Package) (Files, error)) {
	if len(os.Args) != 3 {
		fail(fmt.Errorf("usage: %s SCHEMA FOLDER", os.Args[0]))
	}
	text, err := os.ReadFile(os.Args[1])
	fail(err)
	for language, generate := range generators {
		// A generator changes its package, so each gets a new one.
		pkg, err := bind(text)
		fail(err)
		sdk, err := generate(pkg)
		fail(err)
		fail(write(sdk, filepath.Join(os.Args[2], language)))
	}
}

// The schema refers to no other package, so nothing is ever loaded. BindSpec still requires a loader.
type noPackages struct{ schema.Loader }

func bind(text []byte) (*schema.Package, error) {
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return nil, err
	}
	pkg, diagnostics, err := schema.BindSpec(spec, noPackages{}, schema.ValidationOptions{})
	if err != nil {
		return nil, err
	}
	// A warning is an error here: the schema is generated, so every warning can be fixed.
	if len(diagnostics) > 0 {
		return nil, diagnostics
	}
	return pkg, nil
}

func write(sdk Files, folder string) error {
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
