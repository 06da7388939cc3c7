import { readFileSync } from "node:fs";
import path from "node:path";

import { repository } from "./repository";

/** The fenced code blocks of a language in a page of the repository, in order. */
export function blocksOf(page: string, language: string): readonly string[] {
  const text = readFileSync(path.join(repository, page), "utf8");
  const fences = text.matchAll(/^```(\w*)\n(.*?)^```$/gms);
  return [...fences].flatMap(([, tag, block]) => (tag === language ? [block ?? ""] : []));
}

/** A documented command that tests do not run as it is, with the reason. */
interface Exception {
  /** The whole line in the page, without spaces around it. */
  readonly command: string;
  /** The command to run instead; `undefined` for none. */
  readonly instead?: string;
  readonly because: string;
}

/**
 * The exceptions of all pages. `$REPOSITORY` and the variables of the emulator's account are set by
 * `UserProject`, `$VIRTUAL_ENV` by tests/languages, `$ENDPOINT` by tests/examples/endpoint.test.ts.
 * tests/examples/pages.test.ts fails if no page has the command any more.
 */
export const exceptions: readonly Exception[] = [
  {
    command: "pulumi destroy --preview-only --json | npx kaleyra-flows comment",
    instead:
      "PULUMI_SKIP_CONFIRMATIONS=false pulumi destroy --preview-only --json | npx kaleyra-flows comment",
    because: "the tests skip confirmations, and Pulumi refuses that together with --preview-only",
  },
  {
    command: "npm install",
    instead: 'ln -s "$REPOSITORY/node_modules" node_modules',
    because: "the repository has the packages; the test of README.md installs the packed ones",
  },
  {
    command: "npm ci",
    because: "the repository has the packages",
  },
  {
    command: "npm pack --silent --workspace cli --include-workspace-root --pack-destination ..",
    instead:
      '(cd "$REPOSITORY" && npm pack --silent --workspace cli --include-workspace-root --pack-destination "$OLDPWD/..")',
    because: "the tarballs go next to the test's project instead of next to the repository",
  },
  {
    command: "cp -R examples/published-flow ../forms",
    instead: 'cp -R "$REPOSITORY/examples/published-flow" ../forms',
    because: "a test runs in a folder of its own",
  },
  {
    command: "npm install ../pulumi-kaleyra-0.1.0.tgz ../kaleyra-flows-0.1.0.tgz",
    instead:
      "npm install --prefer-offline --no-audit ../pulumi-kaleyra-0.1.0.tgz ../kaleyra-flows-0.1.0.tgz",
    because: "packages in npm's cache need no download",
  },
  {
    command: 'export PATH="$(npm run --silent engine):$PATH"',
    because: "the tests have an engine on the PATH",
  },
  {
    command: "export PULUMI_BACKEND_URL=file://~ PULUMI_CONFIG_PASSPHRASE=",
    because: "each test has a state of its own",
  },
  {
    command: "python3 -m venv venv",
    instead: 'ln -s "$VIRTUAL_ENV" venv',
    because: "the tests have a virtual environment; it takes half a minute to make one",
  },
  {
    command: "pip install -r requirements.txt",
    because: "that environment has the SDK of this repository",
  },
  {
    command: "go mod tidy",
    instead:
      'go mod edit -replace github.com/pulumi-kaleyra/pulumi-kaleyra/sdk/go="$REPOSITORY/sdk/go"',
    because: "the SDK is tested before it is published",
  },
  {
    command: "pulumi config set kaleyra:sid HXAP0000000000IN",
    instead: 'pulumi config set kaleyra:sid "$KALEYRA_SID"',
    because: "the emulator has an account of its own",
  },
  {
    command: "pulumi config set kaleyra:pod IN",
    instead: 'pulumi config set kaleyra:apiUrl "$KALEYRA_API_URL"',
    because: "the emulator replaces Kaleyra's pod",
  },
  {
    command: "pulumi config set kaleyra:wabaId 100000000000001",
    instead: 'pulumi config set kaleyra:wabaId "$KALEYRA_WABA_ID"',
    because: "the emulator has a WABA of its own",
  },
  {
    command: "pulumi config set --secret kaleyra:apiKey",
    instead: 'echo "$KALEYRA_API_KEY" | pulumi config set --secret kaleyra:apiKey',
    because: "the command waits for the key at a terminal",
  },
  {
    command: "npm install pulumi-kaleyra-native",
    because: "it is tested before it is published, by tests/sdks",
  },
  {
    command: "pip install pulumi-kaleyra",
    because: "it is tested before it is published, by tests/sdks",
  },
  {
    command: "go get github.com/pulumi-kaleyra/pulumi-kaleyra/sdk/go",
    because: "it is tested before it is published, by tests/sdks",
  },
  {
    command: "dotnet add package PulumiKaleyra.Kaleyra",
    because: "it is not published yet, and there need not be a .NET here",
  },
  {
    command:
      "pulumi plugin install resource kaleyra --server github://api.github.com/pulumi-kaleyra",
    because: "the plugin is tested before it is published, from the PATH",
  },
  {
    command:
      "pulumi plugin install resource kaleyra v0.1.0 --file pulumi-resource-kaleyra-v0.1.0-linux-amd64.tar.gz",
    because: "tests/slow/package runs it with the archive, which takes minutes to make",
  },
  {
    command: "npm install --global pulumi-kaleyra",
    because: "a test leaves the machine as it is; tests/package starts the plugin of the package",
  },
  { command: "npm start", because: "the test of the example starts its endpoint on a free port" },
  {
    command:
      "npx kaleyra-flows endpoint check http://127.0.0.1:3000 --public-key public.pem --init booking.json",
    instead:
      'npx kaleyra-flows endpoint check "$ENDPOINT" --public-key public.pem --init booking.json',
    because: "the test of the example starts its endpoint on a free port",
  },
  { command: "npm run demo", because: "repository.test.ts runs it" },
  { command: "npm run emulator", because: "repository.test.ts runs it; it goes on until stopped" },
  { command: "npm test", because: "it would run this test again" },
];

/** Joins documented blocks into one script for a shell, with the exceptions applied. */
export function scriptOf(blocks: readonly string[]): string {
  return blocks
    .flatMap((block) => block.split("\n"))
    .map((line) => {
      const exception = exceptions.find(({ command }) => command === line.trim());
      return exception === undefined ? line : (exception.instead ?? "");
    })
    .join("\n");
}
