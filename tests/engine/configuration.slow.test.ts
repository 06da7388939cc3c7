import { demoAccounts, type Emulator, startEmulator } from "kaleyra-emulator";

import { adapter } from "../support/adapter";
import { Project } from "../support/cli-project";
import { aFlow, flows } from "../support/flows";
import type { Run } from "../support/run";
import { TestStack } from "../support/stack";

const [account, other] = demoAccounts;
const [firstWaba = "", secondWaba = ""] = account.wabas.map(({ id }) => id);
const [apiKey = "", secondKey = ""] = account.apiKeys;
const program = flows({ survey: aFlow({ name: "survey" }) });
/** Removes the emulator's account from the environment. */
const withoutAccount = {
  KALEYRA_SID: undefined,
  KALEYRA_API_KEY: undefined,
  KALEYRA_API_URL: undefined,
  KALEYRA_WABA_ID: undefined,
};

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * A stack with a complete configuration, and these variables in the environment.
 *
 * @param options `config` adds to the configuration; with the empty `key` it has no key.
 */
async function configured(
  kaleyra: Emulator,
  {
    variables = {},
    config = {},
    key = apiKey,
  }: {
    readonly variables?: Variables;
    readonly config?: Readonly<Record<string, string>>;
    readonly key?: string;
  } = {},
): Promise<TestStack> {
  const stack = await TestStack.create({
    kaleyra,
    program,
    environment: { ...withoutAccount, ...variables },
    config: {
      "kaleyra:sid": account.sid,
      "kaleyra:apiUrl": kaleyra.url,
      "kaleyra:wabaId": firstWaba,
      ...config,
    },
  });
  if (key !== "") await stack.setConfig("kaleyra:apiKey", key, { secret: true });
  return stack;
}

/** A stack with only this configuration, and without variables. */
function stackWith(kaleyra: Emulator, config: Readonly<Record<string, string>>) {
  return TestStack.create({ kaleyra, program, environment: withoutAccount, config });
}

/** How often a text is in a run's output. */
const countOf = (text: string, { output }: Run) => output.split(text).length - 1;

describe("the stack's configuration takes precedence over the environment", () => {
  it("for the WABA of new flows, and the preview names both", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await configured(kaleyra, { variables: { KALEYRA_WABA_ID: secondWaba } });

    const preview = await stack.preview();
    const up = await stack.up();

    expect(preview).toMatchObject({ ok: true, changes: { create: 2 } });
    expect(preview.warnings).toEqual([
      `kaleyra: KALEYRA_WABA_ID is "${secondWaba}" and kaleyra:wabaId is "${firstWaba}" ` +
        "(from the stack's configuration), which is used",
    ]);
    expect(up.ok).toBe(true);
    expect(kaleyra.flows(firstWaba)).toHaveLength(1);
    expect(kaleyra.flows(secondWaba)).toEqual([]);
  });

  it("for the host, even if one has an address and the other a pod", async () => {
    await using kaleyra = await startEmulator();
    await using elsewhere = await startEmulator();
    const variables = { KALEYRA_API_URL: elsewhere.url, KALEYRA_API_KEY: apiKey };
    await using stack = await configured(kaleyra, { variables });
    await using withPod = await configured(kaleyra, { variables: { KALEYRA_POD: "EU" } });

    const runs = [await stack.up(), await stack.destroy(), await withPod.up()];

    expect(runs.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(runs[0]?.warnings).toEqual([
      expect.stringContaining(`KALEYRA_API_URL is "${elsewhere.url}"`),
    ]);
    expect(runs[2]?.warnings).toEqual([
      expect.stringContaining('KALEYRA_POD is "EU" and kaleyra:'),
    ]);
    expect(elsewhere.requests()).toEqual([]);
  });

  it("for the deletion policy", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await configured(kaleyra, {
      config: { "kaleyra:deletionPolicy": "Prevent" },
      variables: { KALEYRA_DELETION_POLICY: "Retain" },
    });

    const up = await stack.up();
    const destroyed = await stack.destroy();

    expect(up.warnings).toEqual([
      expect.stringMatching(
        /KALEYRA_DELETION_POLICY is "Retain" and kaleyra:deletionPolicy is "Prevent"/,
      ),
    ]);
    expect(destroyed).toMatchObject({ ok: false });
    expect(kaleyra.flows(firstWaba)).toHaveLength(1);
  });

  it("for the account: credentials of two accounts are never mixed", async () => {
    const [otherKey = ""] = other.apiKeys;
    await using kaleyra = await startEmulator({ accounts: [{ ...account, apiKeys: [apiKey] }] });
    const variables = { KALEYRA_SID: other.sid, KALEYRA_API_KEY: otherKey };
    await using stack = await configured(kaleyra, { variables });
    await using keyless = await configured(kaleyra, { variables, key: "" });

    const preview = await stack.preview();
    const up = await stack.up();
    const destroyed = await stack.destroy();
    const refused = await keyless.up();

    expect([preview.ok, up.ok, destroyed.ok, refused.ok]).toEqual([true, true, true, false]);
    expect(preview.warnings).toEqual([
      expect.stringMatching(
        /KALEYRA_SID is HX…IN and kaleyra:sid is .*, which is used with kaleyra:apiKey; KALEYRA_API_KEY is not used/,
      ),
    ]);
    expect(refused.output).toContain(
      "KALEYRA_API_KEY is not used, since KALEYRA_SID is another SID",
    );
    expect(refused.output).toMatch(/`npx kaleyra-flows doctor`\.$/m);
    expect(kaleyra.requests().map(({ status }) => status)).not.toContain(401);
  });

  // A destroy has the configuration of the last `up`, so a rotated key can only come from the environment.
  it.each<{ given: string; variables: Variables }>([
    { given: "no SID", variables: {} },
    { given: "the same SID", variables: { KALEYRA_SID: account.sid } },
  ])("except, through the dynamic provider, for a key with $given", async ({ variables }) => {
    const valid = adapter === "dynamic" ? secondKey : apiKey;
    await using kaleyra = await startEmulator({ accounts: [{ ...account, apiKeys: [valid] }] });
    const withKey = { ...variables, KALEYRA_API_KEY: secondKey };
    await using stack = await configured(kaleyra, { variables: withKey });

    const up = await stack.up();
    const destroyed = await stack.destroy();

    const used = adapter === "dynamic" ? "KALEYRA_API_KEY" : "kaleyra:apiKey";
    expect([up.ok, destroyed.ok]).toEqual([true, true]);
    expect(up.warnings).toEqual([
      `kaleyra: KALEYRA_API_KEY and kaleyra:apiKey differ; ${used} is used`,
    ]);
  });
});

type Settings = Readonly<Record<string, string>>;

/**
 * A project with two flows and this configuration. Its program has a process of its own: if a
 * provider is refused, the promises of an inline program stay pending.
 */
async function projectWith(settings: Settings, environment: Settings = {}): Promise<Project> {
  const name = adapter === "dynamic" ? "pulumi-kaleyra" : "pulumi-kaleyra-native";
  const project = await Project.create({
    environment,
    files: {
      "index.js": `const { Flow } = require("${name}").whatsapp;
        for (const name of ["one", "two"]) new Flow(name, { name, categories: ["OTHER"] });`,
    },
  });
  for (const [key, value] of Object.entries(settings)) {
    await project.expectPulumi("config", "set", `kaleyra:${key}`, value);
  }
  return project;
}

describe("a wrong setting", () => {
  it.each<{ key: string; suggestion: string }>([
    { key: "deletionpolicy", suggestion: "Did you mean kaleyra:deletionPolicy?" },
    { key: "wabaID2", suggestion: "Did you mean kaleyra:wabaId?" },
    { key: "timeout", suggestion: "Did you mean kaleyra:timeoutSeconds?" },
    { key: "colour", suggestion: "The settings are sid, apiKey, " },
  ])(
    "with the unknown name $key is reported once; the plugin refuses it",
    async ({ key, suggestion }) => {
      await using project = await projectWith({ [key]: "Prevent", wabaId: firstWaba });

      const { code, output } = await project.pulumi("preview");

      expect(code === 0).toBe(adapter === "dynamic");
      const message = `kaleyra:${key} is not a setting of this provider. ${suggestion}`;
      const [, diagnostics = ""] = output.split("Diagnostics:");
      expect(diagnostics.split(message).length - 1).toBe(1);
    },
  );

  it("in a misspelled variable is reported once, by a preview and by an update", async () => {
    await using kaleyra = await startEmulator();
    const misspelled = {
      KALEYRA_DELETIONPOLICY: "Prevent",
      KALEYRA_APIKEY: "A0",
      KALEYRA_MINE: "1",
    };
    await using project = await projectWith({}, { ...kaleyra.environment, ...misspelled });

    const preview = await project.pulumi("preview");
    const up = await project.pulumi("up", "--yes", "--skip-preview");

    for (const { code, output } of [preview, up]) {
      expect(code).toBe(0);
      for (const [name, suggestion] of [
        ["KALEYRA_DELETIONPOLICY", "KALEYRA_DELETION_POLICY"],
        ["KALEYRA_APIKEY", "KALEYRA_API_KEY"],
      ]) {
        const message = `${name} is not a variable of this provider. Did you mean ${suggestion}?`;
        const [, diagnostics = ""] = output.split("Diagnostics:");
        expect(diagnostics.split(message).length - 1).toBe(1);
      }
      expect(output).not.toContain("KALEYRA_MINE");
    }
  });

  it.each<{ given: string; config?: Settings; variables?: Settings; message: RegExp }>([
    {
      given: "a deletion policy of the stack",
      config: { deletionPolicy: "prevent" },
      message:
        /kaleyra:deletionPolicy is "prevent" \(from the stack's configuration\), but it must be one of .*; did you mean Prevent\?/,
    },
    {
      given: "a deletion policy of the environment",
      variables: { KALEYRA_DELETION_POLICY: "Never" },
      message:
        /kaleyra:deletionPolicy is "Never" \(from KALEYRA_DELETION_POLICY\), but it must be one of/,
    },
    {
      given: "a pod",
      config: { pod: "XX" },
      message:
        /kaleyra:pod is "XX" \(from the stack's configuration\), but it must be one of IN, SG, EU, NA\. .*`npx kaleyra-flows doctor`/,
    },
    {
      given: "a WABA",
      config: { wabaId: "my shop" },
      message:
        /kaleyra:wabaId is "my shop" \(from the stack's configuration\), but a WABA id is a string of digits/,
    },
    {
      given: "a SID",
      variables: { KALEYRA_SID: apiKey },
      message:
        /kaleyra:sid is a text of \d+ characters \(from KALEYRA_SID\), but a SID is HX followed by letters and digits/,
    },
  ])("that is $given is refused in the preview, with value and source", async (given) => {
    await using project = await projectWith(given.config ?? {}, given.variables);

    const { code, output } = await project.pulumi("preview");

    expect(code).not.toBe(0);
    expect(output).toMatch(given.message);
    expect(output).not.toContain("<nil>");
    expect(output).not.toContain(apiKey);
  });
});

it("a preview without an account stays offline and lists once what an up needs", async () => {
  await using kaleyra = await startEmulator();
  await using withWaba = await stackWith(kaleyra, { "kaleyra:wabaId": firstWaba });
  await using withoutKey = await stackWith(kaleyra, {
    "kaleyra:wabaId": firstWaba,
    "kaleyra:sid": account.sid,
    "kaleyra:apiUrl": kaleyra.url,
  });

  const twoFlows = flows({ one: aFlow({ name: "one" }), two: aFlow({ name: "two" }) });
  const runs = [await withWaba.preview(twoFlows), await withoutKey.preview(twoFlows)];
  const up = await withoutKey.up(twoFlows);

  expect(runs.map(({ ok }) => ok)).toEqual([true, true]);
  expect(runs.map(({ warnings }) => warnings)).toEqual([
    [
      "kaleyra: `pulumi up` needs kaleyra:sid (KALEYRA_SID), kaleyra:apiKey (KALEYRA_API_KEY), kaleyra:pod (KALEYRA_POD) or kaleyra:apiUrl, " +
        "which are not set; the preview needs no access to Kaleyra",
    ],
    [
      expect.stringMatching(
        /^kaleyra: `pulumi up` needs kaleyra:apiKey \(KALEYRA_API_KEY\), which is not set; the preview/,
      ),
    ],
  ]);
  for (const run of runs) {
    expect(countOf("is not set; the", run) + countOf("are not set; the", run)).toBe(1);
  }
  expect(up.ok).toBe(false);
  expect(up.output).toMatch(/kaleyra:apiKey is not set\. .*`npx kaleyra-flows doctor`/);
  expect(kaleyra.requests()).toEqual([]);
});

it("a missing property is reported without a value, also by an up", async () => {
  await using kaleyra = await startEmulator();
  await using stack = await stackWith(kaleyra, {});

  const runs = [await stack.preview(), await stack.up()];

  for (const { ok, output } of runs) {
    expect(ok).toBe(false);
    expect(output).toMatch(
      /wabaId: no WABA is set\. Set wabaId on the flow, or run `pulumi config set kaleyra:wabaId <id>`/,
    );
    expect(output).not.toContain("<nil>");
  }
});

it("a failed request names the host and suggests the doctor", async () => {
  await using kaleyra = await startEmulator();
  await using unreachable = await configured(kaleyra, {
    config: { "kaleyra:apiUrl": "https://api.kaleyra.invalid", "kaleyra:timeoutSeconds": "5" },
  });
  await using refused = await configured(kaleyra, { key: "A0" });

  const runs = [await unreachable.up(), await refused.up()];

  expect(runs.map(({ ok }) => ok)).toEqual([false, false]);
  expect(runs[0]?.output).toMatch(
    /api\.kaleyra\.invalid was not reached \(\w+\).*`npx kaleyra-flows doctor`/,
  );
  expect(runs[1]?.output).toMatch(/Incorrect SID or API key\..*`npx kaleyra-flows doctor`/);
});
