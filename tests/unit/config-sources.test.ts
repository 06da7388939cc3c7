import { Config } from "../../provider/config";
import { disagreements } from "../../provider/config-warnings";
import { type ConfigKey, misspelledVariables, unknownSettings } from "../../provider/settings";

const apiKey = "Asecretsecretsecretsecretsecret12";
const account = { sid: "HXAP1600000097IN", apiKey, pod: "IN" };
type Settings = { readonly [Key in ConfigKey]?: string };

/** @param isOfLastUp Whether the stack's settings are those of the last up, as in a destroy. */
const configOf = (stack: Settings, variables: Settings = {}, isOfLastUp = false) =>
  new Config({
    configured: (key) => stack[key],
    environment: (key) => variables[key],
    isOfLastUp,
  });

describe("the sources of the configuration", () => {
  it("are the stack first, then the environment", () => {
    const config = configOf({ ...account, wabaId: "" }, { sid: "HXOTHER", pod: "EU", wabaId: "1" });

    expect(config.connection).toMatchObject({ sid: account.sid, apiKey });
    expect(config.connection.apiUrl.host).toBe("api.in.kaleyra.io");
    expect(config.wabaId).toBe("1");
  });

  it.each<[string, Settings, Settings]>([
    ["the stack's pod", { pod: "EU" }, { apiUrl: "https://api.in.kaleyra.io" }],
    ["the stack's address", { apiUrl: "https://api.eu.kaleyra.io" }, { pod: "IN" }],
    ["the environment's", {}, { apiUrl: "https://api.eu.kaleyra.io", pod: "IN" }],
  ])("set pod and address from the same source: %s", (_given, stack, variables) => {
    const { pod: _pod, ...rest } = account;

    expect(configOf({ ...rest, ...stack }, variables).connection.apiUrl.host).toBe(
      "api.eu.kaleyra.io",
    );
  });

  const other = { sid: "HXAP2222222222EU", apiKey: "Aother" };
  const rotated = { sid: account.sid, apiKey: "Anew" };

  it.each<{
    given: string;
    stack?: Settings;
    variables: Settings;
    key: string;
    keyOfDestroy?: string;
  }>([
    { given: "no variables", variables: {}, key: apiKey },
    {
      given: "a key without a SID",
      variables: { apiKey: "Anew" },
      key: apiKey,
      keyOfDestroy: "Anew",
    },
    { given: "a key with the same SID", variables: rotated, key: apiKey, keyOfDestroy: "Anew" },
    { given: "the pair of another account", variables: other, key: apiKey },
    {
      given: "the whole pair, and no SID of the stack",
      stack: { apiKey, pod: "IN" },
      variables: rotated,
      key: apiKey,
      keyOfDestroy: "Anew",
    },
    {
      given: "a key, which the stack does not have",
      stack: { sid: account.sid, pod: "IN" },
      variables: { apiKey: "Anew" },
      key: "Anew",
    },
  ])(
    "have the stack's key, or in a destroy the variable's of the same account: $given",
    ({ stack = account, variables, key, keyOfDestroy = key }) => {
      expect(configOf(stack, variables).connection).toMatchObject({
        sid: account.sid,
        apiKey: key,
      });
      expect(configOf(stack, variables, true).connection).toMatchObject({
        sid: account.sid,
        apiKey: keyOfDestroy,
      });
    },
  );

  it.each([false, true])(
    "never combine a SID with the key of another account (of the last up: %s)",
    (isOfLastUp) => {
      const config = configOf({ sid: account.sid, pod: "IN" }, other, isOfLastUp);

      expect(() => config.connection).toThrow(/KALEYRA_API_KEY is not used, since KALEYRA_SID is/);
      expect(config.missing).toEqual(["kaleyra:apiKey (KALEYRA_API_KEY)"]);
    },
  );

  // Messages show only the ends of a SID, and no key, also where one is in the wrong setting.
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
        /^KALEYRA_SID is HX…EU and kaleyra:sid is HX…IN .*, which is used.*; KALEYRA_API_KEY is not used$/,
      ],
    },
    {
      stack: account,
      variables: { apiKey: "Aother" },
      warns: [/^KALEYRA_API_KEY and kaleyra:apiKey differ; kaleyra:apiKey is used$/],
    },
    {
      stack: account,
      variables: { apiKey: "Aother" },
      isOfLastUp: true,
      warns: [/^KALEYRA_API_KEY and kaleyra:apiKey differ; KALEYRA_API_KEY is used$/],
    },
    {
      stack: { ...account, wabaId: apiKey },
      variables: { wabaId: `A${"1".repeat(32)}` },
      warns: [
        /^KALEYRA_WABA_ID is a text of 33 characters and kaleyra:wabaId is a text of 33 characters/,
      ],
    },
  ])(
    "are both named if $stack and $variables disagree",
    ({ stack, variables, isOfLastUp, warns }) => {
      const warnings = disagreements(configOf(stack, variables, isOfLastUp));

      expect(warnings).toEqual(warns.map((pattern) => expect.stringMatching(pattern) as unknown));
      expect(warnings.join()).not.toMatch(/Aother|HXAP|secret/);
    },
  );

  it("do not replace an unknown value by the environment's", () => {
    const config = new Config({
      // `null` is a value that is not known yet.
      configured: (key) => (key === "pod" || key === "wabaId" ? null : undefined),
      environment: (key) => ({ apiUrl: "https://api.in.kaleyra.io", wabaId: "1" })[key as string],
    });

    expect([config.wabaId, config.account]).toEqual([undefined, undefined]);
    expect(config.missing).toEqual([
      "kaleyra:sid (KALEYRA_SID)",
      "kaleyra:apiKey (KALEYRA_API_KEY)",
    ]);
  });
});

describe("a misspelled name", () => {
  it("of a setting gets the correct one as a suggestion", () => {
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
    // A project named "kaleyra" has settings of its own, such as `kaleyra:colour`.
    expect(unknownSettings(names, "kaleyra")).toHaveLength(names.length - 1);
  });

  it.each([
    ["KALEYRA_DELETIONPOLICY", "KALEYRA_DELETION_POLICY"],
    ["KALEYRA_APIKEY", "KALEYRA_API_KEY"],
    ["KALERYA_API_KEY", "KALEYRA_API_KEY"],
    ["kaleyra_pod", "KALEYRA_POD"],
    ["KALEYRA_TIMEOUT", "KALEYRA_TIMEOUT_SECONDS"],
    ["KALEYRA_WABAID", "KALEYRA_WABA_ID"],
  ])("of a variable gets the correct one as a suggestion: %s, %s", (name, suggestion) => {
    expect(misspelledVariables([name])).toEqual([
      `${name} is not a variable of this provider. Did you mean ${suggestion}?`,
    ]);
  });

  it("is not suspected in the variables of other programs", () => {
    const others = ["KALEYRA_REVIEW_WABA_ID", "KALEYRA_SENDER", "PATH", "KALEIDO_API_KEY", "POD"];

    expect(misspelledVariables([...others, "KALEYRA_SID", "KALEYRA_API_URL"])).toEqual([]);
  });
});
