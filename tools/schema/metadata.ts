import { version } from "../../package.json";
import { repository } from "../../provider/version";

/** The engine downloads the plugin from the releases of `pulumi-kaleyra/pulumi-kaleyra`. */
const pluginDownloadURL = "github://api.github.com/pulumi-kaleyra";
const goPackage = `${repository.replace("https://", "")}/sdk/go/kaleyra`;

/** The README of the generated packages. */
const readme = `WhatsApp flows at Kaleyra (Tata Communications) as Pulumi resources, on the plugin \
\`pulumi-resource-kaleyra\`. This package is generated; its documentation is at <${repository}>.
`;

/**
 * The part of the schema that does not come from `sdk/typescript`: names, description and sources, and
 * what the generator of each SDK needs.
 *
 * @see https://www.pulumi.com/docs/iac/using-pulumi/extending-pulumi/schema/
 */
export const metadata = {
  name: "kaleyra",
  displayName: "Kaleyra",
  version,
  description:
    "The pulumi-kaleyra package keeps WhatsApp flows at Kaleyra (Tata Communications) as infrastructure.",
  keywords: ["pulumi", "kaleyra", "whatsapp", "flows", "category/cloud", "kind/native"],
  homepage: repository,
  repository,
  // The generator for .NET puts the logo there (tools/sdk/go/languages/main.go).
  logoUrl: `${repository.replace("github.com", "raw.githubusercontent.com")}/main/sdk/dotnet/logo.png`,
  license: "Apache-2.0",
  publisher: "pulumi-kaleyra",
  pluginDownloadURL,
  // The module of `kaleyra:whatsapp:Flow` is all that is between the colons.
  meta: { moduleFormat: "(.*)" },
  language: {
    nodejs: {
      packageName: "pulumi-kaleyra-native",
      packageDescription: "WhatsApp flows at Kaleyra as Pulumi resources, on the plugin.",
      readme,
      dependencies: { "@pulumi/pulumi": "^3.216.0" },
      devDependencies: { "@types/node": "^20.19.0", typescript: "~6.0.0" },
      respectSchemaVersion: true,
    },
    python: {
      packageName: "pulumi_kaleyra",
      readme,
      requires: { pulumi: ">=3.216.0,<4.0.0" },
      pythonRequires: ">=3.10",
      pyproject: { enabled: true },
      respectSchemaVersion: true,
    },
    go: {
      importBasePath: goPackage,
      generateResourceContainerTypes: true,
      respectSchemaVersion: true,
    },
    csharp: {
      rootNamespace: "PulumiKaleyra",
      namespaces: { kaleyra: "Kaleyra", whatsapp: "WhatsApp" },
      packageReferences: { Pulumi: "3.*" },
      respectSchemaVersion: true,
    },
    java: {
      basePackage: "com.pulumikaleyra",
      buildFiles: "gradle",
      dependencies: { "com.pulumi:pulumi": "1.36.1" },
    },
  },
} as const;
