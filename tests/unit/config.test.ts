import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Config, ConfigurationError } from "../../provider/config";
import { disagreements } from "../../provider/config-warnings";
import { accountFingerprint } from "../../provider/kaleyra/connection";
import { type ConfigKey, unknownSettings } from "../../provider/settings";
import { version } from "../../provider/version";

const apiKey = "Asecretsecretsecretsecretsecret12";
const account = { sid: "HXAP1600000097IN", apiKey, pod: "IN" };
type Settings = { readonly [Key in ConfigKey]?: string };

const configOf = (stack: Settings, variables: Settings = {}, isOfLastUp = false) =>
  new Config({
    configured: (key) => stack[key],
    environment: (key) => variables[key],
    isOfLastUp,
  });

describe("the configuration", () => {
  it("takes a setting from the stack, and from the environment what the stack does not set", () => {
    const config = configOf({ ...account, wabaId: "" }, { sid: "HXOTHER", pod: "EU", wabaId: "1" });

    expect(config.connection).toMatchObject({ sid: account.sid, apiKey });
    expect(config.connection.apiUrl.host).toBe("api.in.kaleyra.io");
    expect(config.wabaId).toBe("1");
  });

  it.each<[string, Settings, Settings]>([
    ["the stack's pod", { pod: "EU" }, { apiUrl: "https://api.in.kaleyra.io" }],
    ["the stack's address", { apiUrl: "https://api.eu.kaleyra.io" }, { pod: "IN" }],
    ["the environment's", {}, { apiUrl: "https://api.eu.kaleyra.io", pod: "IN" }],
  ])("takes pod and address from one source: %s", (_given, stack, variables) => {
    const { pod: _pod, ...rest } = account;

    expect(configOf({ ...rest, ...stack }, variables).connection.apiUrl.host).toBe(
      "api.eu.kaleyra.io",
    );
  });

  const other = { sid: "HXAP2222222222EU", apiKey: "Aother" };
  const own = { sid: account.sid, apiKey: "Aown" };

  it.each<{ given: string; stack?: Settings; variables: Settings; key: string; later?: string }>([
    { given: "no variables", variables: {}, key: apiKey },
    { given: "a key without a SID", variables: { apiKey: "Aown" }, key: apiKey, later: "Aown" },
    { given: "a key with the same SID", variables: own, key: apiKey, later: "Aown" },
    { given: "the pair of another account", variables: other, key: apiKey },
    {
      given: "the whole pair, and no SID of the stack",
      stack: { apiKey, pod: "IN" },
      variables: own,
      key: apiKey,
      later: "Aown",
    },
    {
      given: "the key only, which the stack has not",
      stack: { sid: account.sid, pod: "IN" },
      variables: { apiKey: "Aown" },
      key: "Aown",
    },
  ])(
    "takes the key of the stack, or with the configuration of the last up that of the same account: $given",
    ({ stack = account, variables, key, later = key }) => {
      expect(configOf(stack, variables).connection).toMatchObject({
        sid: account.sid,
        apiKey: key,
      });
      expect(configOf(stack, variables, true).connection).toMatchObject({
        sid: account.sid,
        apiKey: later,
      });
    },
  );

  it.each([false, true])("sends no key of another account (of the last up: %s)", (isOfLastUp) => {
    const config = configOf({ sid: account.sid, pod: "IN" }, other, isOfLastUp);

    expect(() => config.connection).toThrow(/KALEYRA_API_KEY is not used, since KALEYRA_SID is/);
    expect(config.missing).toEqual(["kaleyra:apiKey (KALEYRA_API_KEY)"]);
  });

  it.each<{ stack: Settings; variables: Settings; isOfLastUp?: boolean; warns: RegExp[] }>([
    { stack: account, variables: {}, warns: [] },
    { stack: account, variables: { ...account, pod: "in" }, warns: [] },
    { stack: { pod: "IN" }, variables: { apiUrl: "https://API.in.kaleyra.io" }, warns: [] },
    {
      stack: { wabaId: "1" },
      variables: { wabaId: "2" },
      warns: [
        /^KALEYRA_WABA_ID is "2" and kaleyra:wabaId is "1" \(from the stack's configuration\), which is used$/,
      ],
    },
    {
      stack: { pod: "IN" },
      variables: { apiUrl: "https://me:secret@example.com" },
      warns: [
        /^KALEYRA_API_URL is "https:..\*\*\*@example.com" and kaleyra:pod is "IN" .*, which is used$/,
      ],
    },
    {
      stack: account,
      variables: other,
      warns: [
        /^KALEYRA_SID is HX…EU, another SID than kaleyra:sid is HX…IN .*KALEYRA_API_KEY is not used$/,
      ],
    },
    {
      stack: account,
      variables: { apiKey: "Aother" },
      warns: [/^KALEYRA_API_KEY and kaleyra:apiKey are two keys: kaleyra:apiKey is used$/],
    },
    {
      stack: account,
      variables: { apiKey: "Aother" },
      isOfLastUp: true,
      warns: [/^KALEYRA_API_KEY and kaleyra:apiKey are two keys: KALEYRA_API_KEY is used$/],
    },
    {
      stack: { ...account, wabaId: apiKey },
      variables: { wabaId: `A${"1".repeat(32)}` },
      warns: [
        /^KALEYRA_WABA_ID is a text of 33 characters and kaleyra:wabaId is a text of 33 characters/,
      ],
    },
  ])(
    "names both where $stack and $variables disagree",
    ({ stack, variables, isOfLastUp, warns }) => {
      const warnings = disagreements(configOf(stack, variables, isOfLastUp));

      expect(warnings).toEqual(warns.map((pattern) => expect.stringMatching(pattern) as unknown));
      expect(warnings.join()).not.toMatch(/Aother|HXAP|secret/);
    },
  );

  it("does not take from the environment what is set to something unknown", () => {
    const config = new Config({
      configured: (key) => (key === "pod" || key === "wabaId" ? null : undefined),
      environment: (key) => ({ apiUrl: "https://api.in.kaleyra.io", wabaId: "1" })[key as string],
    });

    expect([config.wabaId, config.account]).toEqual([undefined, undefined]);
    expect(config.missing).toEqual([
      "kaleyra:sid (KALEYRA_SID)",
      "kaleyra:apiKey (KALEYRA_API_KEY)",
    ]);
  });

  it("knows what a misspelt setting was meant to be", () => {
    const names = ["deletionpolicy", "debugLog", "waba-id", "colour"];

    expect(unknownSettings(["sid", ...names])).toEqual([
      expect.stringMatching(
        /^kaleyra:deletionpolicy is not .* Did you mean kaleyra:deletionPolicy\?/,
      ),
      expect.stringMatching(/Did you mean kaleyra:debugLogFile\?/),
      expect.stringMatching(/Did you mean kaleyra:wabaId\?/),
      expect.stringMatching(
        /^kaleyra:colour is not a setting of this provider\. The settings are sid, /,
      ),
    ]);
    expect(unknownSettings(names, "kaleyra")).toHaveLength(3);
  });

  it.each<Settings>([
    { pod: "XX" },
    { apiUrl: "http://api.example.com" },
    { timeoutSeconds: "abc" },
    { maxConcurrency: "0" },
    { flowJsonDrift: "foo" },
    { deletionPolicy: "prevent" },
    { flowJsonValidation: "Never" },
    { wabaId: "HX1" },
    { sid: "<your SID>" },
    { sid: apiKey },
    { sid: "123456" },
    { apiKey: "two words" },
  ])("refuses %j before anything is sent, whatever else is missing", (wrong) => {
    expect(() => configOf(wrong).validate()).toThrow(ConfigurationError);
    expect(() => configOf(wrong).validate()).not.toThrow(apiKey);
  });

  it("refuses nothing that is only missing", () => {
    expect(() => configOf({}).validate()).not.toThrow();
  });

  it("trims what was copied with blanks around it, as Kaleyra's own sample has them", () => {
    const config = configOf({ sid: " HX1\n", apiKey: `${apiKey} `, pod: " eu ", wabaId: "  " });

    expect(config.connection).toMatchObject({ sid: "HX1", apiKey });
    expect(config.connection.apiUrl.href).toBe("https://api.eu.kaleyra.io/");
    expect(config.wabaId).toBeUndefined();
  });

  it.each([
    ["IN", "https://api.in.kaleyra.io/"],
    ["sg", "https://api.ap.kaleyra.io/"],
    ["EU", "https://api.eu.kaleyra.io/"],
    ["na", "https://api.na.kaleyra.ai/"],
  ])("knows the host of pod %s", (pod, address) => {
    expect(configOf({ ...account, pod }).connection.apiUrl.href).toBe(address);
  });

  it.each([
    "https://api.kaleyra.io",
    "https://api.na.kaleyra.io:8443/",
    "http://127.0.0.1:4010",
    "http://localhost:4010",
    "http://[::1]:4010",
  ])("takes the address %s before the pod", (apiUrl) => {
    expect(configOf({ ...account, apiUrl }).connection.apiUrl.href).toBe(new URL(apiUrl).href);
  });

  it.each([
    ["http://api.in.kaleyra.io", /must be https/],
    ["http://127.0.0.1.example.com", /must be https/],
    ["http://localhost.example.com", /must be https/],
    ["http://0.0.0.0:80", /must be https/],
    ["http://[::ffff:127.0.0.1]", /must be https/],
    ["ftp://127.0.0.1", /must be https/],
    ["https://api.in.kaleyra.io/v2", /a path or a query/],
    ["https://api.in.kaleyra.io?x", /a path or a query/],
    [`https://user:${apiKey}@api.in.kaleyra.io`, /user name or a password/],
    ["api.in.kaleyra.io", /not a URL/],
  ])("refuses the address %s", (apiUrl, reason) => {
    const reading = () => configOf({ ...account, apiUrl }).connection;

    expect(reading).toThrow(reason);
    expect(reading).toThrow(/^kaleyra:apiUrl is ".*" \(from the stack's configuration\): /);
    expect(reading).toThrow(/`npx kaleyra-flows doctor`$/);
    expect(reading).not.toThrow(apiKey);
  });

  it.each<[string, Settings, RegExp]>([
    ["no SID", { apiKey, pod: "IN" }, /^kaleyra:sid is not set\. Set KALEYRA_SID, or run/],
    [
      "no key",
      { sid: "HX1", pod: "IN" },
      /Set KALEYRA_API_KEY, or run `pulumi config set --secret/,
    ],
    [
      "no host",
      { sid: "HX1", apiKey },
      /kaleyra:pod \(KALEYRA_POD\) .*kaleyra:apiUrl \(KALEYRA_API_URL\)/,
    ],
    [
      "a pod that is none",
      { ...account, pod: "MARS" },
      /^kaleyra:pod is "MARS" \(from .*one of IN, SG, EU, NA\./,
    ],
    ["a pod by an odd name", { ...account, pod: "__proto__" }, /^kaleyra:pod is "__proto__" /],
    ["a SID with a slash", { ...account, sid: "HX/1" }, /^kaleyra:sid is a text of 4 characters /],
    [
      "a key in two lines",
      { ...account, apiKey: "A\nB" },
      /^kaleyra:apiKey is a text of 3 characters /,
    ],
    [
      "a key with an umlaut",
      { ...account, apiKey: "Ä1" },
      /^kaleyra:apiKey is a text of 2 characters /,
    ],
  ])(
    "names the setting, its value and its source for %s, and no secret",
    (_given, settings, says) => {
      for (const [config, from] of [
        [configOf(settings), "the stack's configuration"],
        [configOf({}, settings), "KALEYRA_"],
      ] as const) {
        const reading = () => config.connection;
        expect(reading).toThrow(ConfigurationError);
        expect(reading).toThrow(says);
        expect(reading).toThrow(/`npx kaleyra-flows doctor`$/);
        if (!says.source.includes("not set") && says.source.startsWith("^")) {
          expect(reading).toThrow(`(from ${from}`);
        }
        for (const secret of [settings.sid, settings.apiKey].filter(Boolean)) {
          expect(reading).not.toThrow(secret);
        }
      }
    },
  );

  it.each<[keyof Config, Settings]>([
    ["timeoutSeconds", { timeoutSeconds: "soon" }],
    ["timeoutSeconds", { timeoutSeconds: "0" }],
    ["timeoutSeconds", { timeoutSeconds: "-5" }],
    ["timeoutSeconds", { timeoutSeconds: "Infinity" }],
    ["timeoutSeconds", { timeoutSeconds: "100000" }],
    ["maxConcurrency", { maxConcurrency: "0" }],
    ["maxConcurrency", { maxConcurrency: "1001" }],
    ["maxConcurrency", { maxConcurrency: "10x" }],
    ["flowJsonDrift", { flowJsonDrift: "ignore" }],
  ])("refuses a %s of %j", (property, settings) => {
    const [key = "", value = ""] = Object.entries(settings)[0] ?? [];

    expect(() => configOf(settings)[property]).toThrow(
      `kaleyra:${key} is ${JSON.stringify(value)} (`,
    );
  });

  it("has defaults for what need not be said", () => {
    const { timeoutSeconds, maxConcurrency, flowJsonDrift, debugLogFile } = configOf({});

    expect({ timeoutSeconds, maxConcurrency, flowJsonDrift, debugLogFile }).toEqual({
      timeoutSeconds: 300,
      maxConcurrency: 10,
      flowJsonDrift: "Report",
      debugLogFile: undefined,
    });
  });

  it("asks for no credentials before they are needed", () => {
    expect(() => configOf({ wabaId: "1" }).wabaId).not.toThrow();
  });

  it("reads the environment anew each time, since a key may be rotated", () => {
    const before = process.env["KALEYRA_WABA_ID"];
    try {
      const config = new Config({ configured: () => undefined });
      process.env["KALEYRA_WABA_ID"] = "1";
      const first = config.wabaId;
      process.env["KALEYRA_WABA_ID"] = "2";

      expect([first, config.wabaId]).toEqual(["1", "2"]);
    } finally {
      if (before === undefined) delete process.env["KALEYRA_WABA_ID"];
      else process.env["KALEYRA_WABA_ID"] = before;
    }
  });

  it("has a fingerprint that tells accounts and hosts apart, and keys not", () => {
    const of = (change: Settings) =>
      accountFingerprint(configOf({ ...account, ...change }).connection);

    expect(of({ apiKey: "Aother" })).toBe(of({}));
    expect(new Set([of({}), of({ sid: "HX2" }), of({ pod: "EU" })]).size).toBe(3);
    expect(of({})).not.toContain("HX");
  });

  it.each([
    "https://api.in.kaleyra.io",
    "https://api.in.kaleyra.io/",
    "https://API.IN.Kaleyra.io",
    "https://api.in.kaleyra.io.",
    "https://api.in.kaleyra.io:443",
    "https://Api.in.kaleyra.io.:443/",
  ])("has the same fingerprint for the pod IN and %s", (apiUrl) => {
    const { pod, ...rest } = account;

    expect(configOf({ ...rest, apiUrl }).account).toBe(configOf(rest, { pod }).account);
    expect(configOf({ ...rest, apiUrl }).account).toBe("56b9f0d4bbdc");
  });

  it("has a fingerprint without a key, and none without a SID or a host", () => {
    const { apiKey: _, ...keyless } = account;
    const { sid: _sid, ...nobody } = account;
    const { pod: _pod, ...nowhere } = account;

    expect(configOf(keyless).account).toBe(accountFingerprint(configOf(account).connection));
    expect([configOf(nobody).account, configOf(nowhere).account]).toEqual([undefined, undefined]);
  });
});

describe("the version", () => {
  it("is package.json's", () => {
    const text = readFileSync(join(__dirname, "../../package.json"), "utf8");

    expect(version).toBe((JSON.parse(text) as { version: string }).version);
  });
});
