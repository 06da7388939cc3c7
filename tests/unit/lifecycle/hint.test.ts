import { describeFailure, type KaleyraFailure } from "../../../provider/kaleyra/failure";
import { failedWith } from "../../../provider/lifecycle/operation-error";

const about = { operation: "publish", label: "survey (112)" };
const statusPage = "Kaleyra lists its outages at https://status.kaleyra.io.";

describe("the hint about a host that was not reached", () => {
  it.each([
    "127.0.0.1:4010",
    "localhost:4010",
    "[::1]:4010",
    "10.1.2.3",
    "192.168.7.7:8080",
    "172.20.0.2",
    "[fd00::1]",
    "kaleyra:4010",
    "kaleyra.test",
    "emulator.local",
  ])("does not name Kaleyra's status page for %s", (host) => {
    const failures: readonly KaleyraFailure[] = [
      { kind: "unreachable", host, code: "ECONNREFUSED" },
      { kind: "gatewayPage", host, status: 502, excerpt: "Bad Gateway" },
      { kind: "timedOut", limit: "request", host, seconds: 30 },
    ];

    for (const failure of failures) {
      const { message } = failedWith(about, failure);

      expect(message).toContain(host);
      expect(message).not.toContain("status.kaleyra.io");
      expect(message).toContain("whether the server there runs");
    }
  });

  it.each(["api.in.kaleyra.io", "172.217.0.1", "8.8.8.8:443", "[2606:4700::1]", "gateway.example"])(
    "names Kaleyra's status page for %s",
    (host) => {
      const { message } = failedWith(about, { kind: "unreachable", host, code: "ENOTFOUND" });

      expect(message).toContain(statusPage);
    },
  );
});

describe("a time limit", () => {
  const seconds = 60;
  const host = "api.in.kaleyra.io";

  it.each<[string, KaleyraFailure, string]>([
    [
      "one response",
      { kind: "timedOut", limit: "request", seconds, host },
      "no answer from api.in.kaleyra.io within 60 seconds",
    ],
    [
      "an operation without an answer",
      { kind: "timedOut", limit: "operation", seconds, host, isAnswered: false },
      "not finished within the time limit of 60 seconds, in which no answer came from api.in.kaleyra.io",
    ],
    [
      "an operation with answers",
      { kind: "timedOut", limit: "operation", seconds, host, isAnswered: true },
      "not finished within the time limit of 60 seconds, in which answers came from api.in.kaleyra.io",
    ],
  ])("of %s names the host and the seconds", (_given, failure, description) => {
    expect(describeFailure(failure)).toBe(description);
  });

  it.each<[string, KaleyraFailure]>([
    ["a timeout", { kind: "timedOut", limit: "request", seconds, host }],
    ["an operation", { kind: "timedOut", limit: "operation", seconds, host, isAnswered: true }],
    ["a rate limit", { kind: "rateLimited", message: "Slow down" }],
  ])("is named by its source in the hint after %s", (_given, failure) => {
    const byResource = failedWith(about, { ...failure, limitedBy: "customTimeouts" }).message;
    const bySetting = failedWith(about, failure).message;

    expect(byResource).toContain("customTimeouts");
    expect(byResource).not.toContain("kaleyra:timeoutSeconds");
    expect(bySetting).toContain("kaleyra:timeoutSeconds");
    expect(bySetting).not.toContain("customTimeouts");
  });
});

describe("an operation error", () => {
  it.each<KaleyraFailure>([
    { kind: "refused", status: 400, message: "Flow can't be published", meta: { code: 139000 } },
    { kind: "badCredentials", message: "Incorrect SID or API key" },
    { kind: "gatewayPage", status: 502, excerpt: "Bad Gateway", host: "api.in.kaleyra.io" },
    { kind: "unreadable", status: 200, expected: "a list under data" },
    { kind: "unreachable", host: "api.in.kaleyra.io", code: "ENOTFOUND" },
    { kind: "notConfirmed", status: 200 },
  ])("has one colon in its first sentence: $kind", (failure) => {
    const [sentence = ""] = failedWith(about, failure).message.split(". ");

    expect(sentence).toMatch(/^could not publish survey \(112\)(: |, since )/);
    expect(sentence.match(/: /g)).toHaveLength(1);
  });
});
