import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Config, ConfigurationError } from "../../provider/config";
import { accountFingerprint } from "../../provider/kaleyra/connection";
import type { ConfigKey } from "../../provider/settings";
import { version } from "../../provider/version";
import { withEnvironment } from "../support/environment";

const apiKey = "Asecretsecretsecretsecretsecret12";
const account = { sid: "HXAP1600000097IN", apiKey, pod: "IN" };
type Settings = { readonly [Key in ConfigKey]?: string };

const configOf = (stack: Settings, variables: Settings = {}) =>
  new Config({
    configured: (key) => stack[key],
    environment: (key) => variables[key],
  });

describe("the configuration", () => {
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
  ])("refuses %j before anything is sent, even if other settings are missing", (wrong) => {
    expect(() => configOf(wrong).validate()).toThrow(ConfigurationError);
    expect(() => configOf(wrong).validate()).not.toThrow(apiKey);
  });

  it("accepts missing settings until they are needed", () => {
    expect(() => configOf({}).validate()).not.toThrow();
  });

  it("trims spaces around copied values, as in Kaleyra's own sample", () => {
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
  ])("prefers the address %s to the pod", (apiUrl) => {
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
    expect(reading).toThrow(/^kaleyra:apiUrl is ".*" \(from the stack's configuration\), but /);
    expect(reading).toThrow(/`npx kaleyra-flows doctor`\.$/);
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
      /kaleyra:pod is not set\. Set it \(KALEYRA_POD\) .*kaleyra:apiUrl \(KALEYRA_API_URL\)/,
    ],
    [
      "an unknown pod",
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
    (_given, settings, message) => {
      for (const [config, from] of [
        [configOf(settings), "the stack's configuration"],
        [configOf({}, settings), "KALEYRA_"],
      ] as const) {
        const reading = () => config.connection;
        expect(reading).toThrow(ConfigurationError);
        expect(reading).toThrow(message);
        expect(reading).toThrow(/`npx kaleyra-flows doctor`\.$/);
        // A setting that is missing has no source.
        if (!message.source.includes("not set") && message.source.startsWith("^")) {
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

  it("has defaults for optional settings", () => {
    const { timeoutSeconds, maxConcurrency, flowJsonDrift, debugLogFile } = configOf({});

    expect({ timeoutSeconds, maxConcurrency, flowJsonDrift, debugLogFile }).toEqual({
      timeoutSeconds: 300,
      maxConcurrency: 10,
      flowJsonDrift: "Report",
      debugLogFile: undefined,
    });
  });

  it("requires no credentials before they are needed", () => {
    expect(() => configOf({ wabaId: "1" }).wabaId).not.toThrow();
  });

  it("reads the environment each time, since a key may be rotated", async () => {
    await using _environment = withEnvironment({ KALEYRA_WABA_ID: "1" });
    const config = new Config({ configured: () => undefined });

    const first = config.wabaId;
    process.env["KALEYRA_WABA_ID"] = "2";

    expect([first, config.wabaId]).toEqual(["1", "2"]);
  });

  it("has a fingerprint that distinguishes accounts and hosts, but not keys", () => {
    const fingerprintWith = (change: Settings) =>
      accountFingerprint(configOf({ ...account, ...change }).connection);
    const fingerprint = fingerprintWith({});

    expect(fingerprintWith({ apiKey: "Aother" })).toBe(fingerprint);
    expect(fingerprintWith({ sid: "HX2" })).not.toBe(fingerprint);
    expect(fingerprintWith({ pod: "EU" })).not.toBe(fingerprint);
    expect(fingerprint).not.toContain("HX");
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
    // States of earlier releases have it, so it must stay the same.
    expect(configOf({ ...rest, apiUrl }).account).toBe("56b9f0d4bbdc");
  });

  it("has a fingerprint if the key is missing, and none if the SID or the host is", () => {
    const { apiKey: _, ...withoutKey } = account;
    const { sid: _sid, ...withoutSid } = account;
    const { pod: _pod, ...withoutHost } = account;

    expect(configOf(withoutKey).account).toBe(accountFingerprint(configOf(account).connection));
    expect(configOf(withoutSid).account).toBeUndefined();
    expect(configOf(withoutHost).account).toBeUndefined();
  });
});

describe("the version", () => {
  it("is package.json's", () => {
    const text = readFileSync(join(__dirname, "../../package.json"), "utf8");

    expect(version).toBe((JSON.parse(text) as { version: string }).version);
  });
});
