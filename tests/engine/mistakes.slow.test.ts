import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { demoAccounts, type Emulator, startEmulator, type Switches } from "kaleyra-emulator";

import { adapter, FlowMigration, FlowsEncryptionKey } from "../support/adapter";
import { aDocument } from "../support/documents";
import { aFlow, flows } from "../support/flows";
import type { Run } from "../support/run";
import { TestStack } from "../support/stack";

/** Arguments that the compiler does not check, as in a program in JavaScript or YAML. */
type Args = Readonly<Record<string, unknown>>;

const wabaId = "200000000000000101";
const endpointUri = "https://flows.example.com/booking";
const withEndpoint = { ...aDocument(), data_api_version: "3.0", routing_model: { FIRST: [] } };

interface Mistake {
  readonly given: string;
  readonly program: PulumiFn;
  /** Parts of exactly one message of the engine: subject, value, hint. */
  readonly words: readonly string[];
  /** Whether the preview succeeds, with a warning; by default it fails. */
  readonly passes?: boolean;
  /** Whether the SDK of the plugin refuses or drops the value, so that the plugin never sees it. */
  readonly isOfSdk?: boolean;
}

/** A program with one flow, whose `args` replace or add to valid ones. */
function flow(args: Args, name = "booking"): PulumiFn {
  return flows({ [name]: { ...aFlow(), ...args } });
}

const inPreview: readonly Mistake[] = [
  {
    given: "a category misspelled",
    program: flow({ categories: ["APPOINTMENT_BOKING"] }),
    words: [
      "booking",
      'unknown category "APPOINTMENT_BOKING"',
      "did you mean APPOINTMENT_BOOKING?",
    ],
    passes: true,
  },
  {
    given: "a category instead of a list",
    program: flow({ categories: "SURVEY" }),
    words: ["booking", "categories", '["SURVEY"]'],
  },
  {
    given: "no category",
    program: flow({ categories: undefined }),
    words: ["booking", "categories", "at least one category", "SIGN_UP"],
    isOfSdk: true,
  },
  {
    given: "a WABA id as a number",
    program: flow({ wabaId: 200000000000000101 }),
    words: ["booking", "wabaId", "a WABA id is a string, not a number, so quote it"],
  },
  {
    given: "a WABA's name for its id",
    program: flow({ wabaId: "shop" }),
    words: ["booking", "wabaId", "shop", "a WABA id is a string of digits"],
  },
  {
    given: "a name as a number",
    program: flow({ name: 2026 }),
    words: ["booking", "name", "a name is a string, not a number, so quote it"],
  },
  {
    given: "publish in quotes",
    program: flow({ publish: "true" }),
    words: ["booking", "publish", "true or false, without quotes"],
  },
  {
    given: "a deletion policy misspelled",
    program: flow({ deletionPolicy: "retain" }),
    words: ["booking", "deletionPolicy", "retain", "did you mean Retain?"],
  },
  {
    given: "an update strategy misspelled",
    program: flow({ updateStrategy: "in-place" }),
    words: ["booking", "updateStrategy", "in-place", "did you mean InPlace?"],
  },
  {
    given: "a property misspelled",
    program: flow({ flowJSON: "{}" }),
    words: ["booking", "flowJSON", "did you mean flowJson?"],
    isOfSdk: true,
  },
  {
    given: "an endpoint without https",
    program: flow({ endpointUri: "http://flows.example.com" }),
    words: ["booking", "endpointUri", "http://flows.example.com", "an endpoint is an https URL"],
  },
  {
    given: "a path in place of a document",
    program: flow({ flowJson: "flows/booking.json" }),
    words: ["booking", "flowJson", "readFileSync"],
  },
  {
    given: "a document with a trailing comma",
    program: flow({ flowJson: '{"version":"7.3",}' }),
    words: ["booking", "flowJson", "JSON"],
  },
  {
    given: "a document without screens",
    program: flow({ flowJson: { version: "7.3" } }),
    words: ["booking", "screens"],
  },
  {
    given: "a version of the document misspelled",
    program: flow({ flowJson: { ...aDocument(), version: "7,3" } }),
    words: ["booking", "version", "7.3"],
  },
  {
    given: "two flows of one name",
    program: flows({ one: aFlow({ name: "booking" }), two: aFlow({ name: "booking" }) }),
    words: ['Flow "one"', 'Flow "two"', 'the name "booking"', wabaId, "another name"],
  },
  {
    given: "a phone number as a number",
    program: () => {
      new FlowsEncryptionKey("key", { phoneNumber: 910000000101, publicKey: "x" } as never);
      return Promise.resolve();
    },
    words: [
      "phoneNumber",
      "a phone number is a string, not a number, so quote it",
      "+910000000101",
    ],
  },
  {
    given: "a private key for the public one",
    program: () => {
      const publicKey = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n";
      new FlowsEncryptionKey("key", { phoneNumber: "+910000000101", publicKey });
      return Promise.resolve();
    },
    words: ["publicKey", "private"],
  },
  {
    given: "a migration into its own WABA",
    program: () => {
      const both = { sourceWabaId: wabaId, destinationWabaId: wabaId };
      new FlowMigration("copy", { ...both, flowName: "booking" });
      return Promise.resolve();
    },
    words: ["destinationWabaId", "it is the source as well", "cloneFlowId"],
  },
];

interface Failure {
  readonly given: string;
  /** The program of an earlier, successful `up`. */
  readonly before?: PulumiFn;
  /** What happens at Kaleyra between the two updates. */
  readonly meanwhile?: (service: Emulator) => void;
  readonly program: PulumiFn;
  readonly switches?: Partial<Switches>;
  /** The variables that change for the failing update. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Parts of exactly one message of the engine. */
  readonly words: readonly string[];
}

const [, other] = demoAccounts;
const [otherKey = ""] = other.apiKeys;
const otherWaba = other.wabas[0]?.id ?? "";

const inUpdate: readonly Failure[] = [
  {
    given: "a publish without a key on the number",
    program: flow({ flowJson: withEndpoint, endpointUri, publish: true, name: "booking" }),
    switches: { requirePublicKey: true },
    words: [
      ...["could not publish booking (", "Missing Flows Signed Public Key"],
      ...["`kaleyra.whatsapp.FlowsEncryptionKey`", "`dependsOn`"],
    ],
  },
  {
    given: "a category misspelled",
    program: flow({ categories: ["APPOINTMENT_BOKING"], name: "booking" }),
    words: [
      "could not create flow booking",
      "did you mean APPOINTMENT_BOOKING?",
      "Correct categories",
    ],
  },
  {
    given: "a name that the WABA has already",
    program: flow({ name: "taken" }),
    words: ["could not create flow taken", `WABA ${wabaId} has a flow of that name`, "import --id"],
  },
  {
    given: "another account's WABA",
    program: flow({ name: "booking", wabaId: otherWaba }),
    words: ["could not create flow booking", "waba_id", "kaleyra:sid"],
  },
  {
    given: "a wrong key",
    program: flow({ name: "booking" }),
    environment: { KALEYRA_API_KEY: "A".padEnd(33, "0") },
    words: ["could not create flow booking", "Incorrect SID or API key", "KALEYRA_API_KEY"],
  },
  {
    given: "an edit under another account",
    before: flow({ name: "booking" }),
    program: flow({ name: "booking", categories: ["SURVEY"] }),
    environment: { KALEYRA_SID: other.sid, KALEYRA_API_KEY: otherKey },
    words: ["could not update booking (", "made under another SID or host", "nothing was sent"],
  },
  {
    given: "an edit of a flow that is gone, as after a restart of the emulator",
    before: flow({ name: "booking" }),
    meanwhile: (service) => service.reset(),
    program: flow({ name: "booking", categories: ["SURVEY"] }),
    words: [
      ...["could not update booking (", "Kaleyra has no such flow", "so it is gone"],
      "After `pulumi refresh` the next `pulumi up` creates a new one.",
    ],
  },
  {
    given: "a server that is not there, which no status page knows",
    program: flow({ name: "booking" }),
    environment: { KALEYRA_API_URL: "http://127.0.0.1:9" },
    words: [
      "could not create flow booking: 127.0.0.1:9 was not reached (ECONNREFUSED). " +
        "Check kaleyra:apiUrl (KALEYRA_API_URL), the proxy, and whether the server there runs. To find out more, run",
    ],
  },
  {
    given: "a replacement of what Prevent protects",
    before: flow({ name: "booking", deletionPolicy: "Prevent", cloneFlowId: "112" }),
    program: flow({ name: "booking", deletionPolicy: "Prevent" }),
    words: ["booking (", "because of cloneFlowId", "deletionPolicy Prevent", "before this change"],
  },
];

describe("a beginner's mistake in a program", () => {
  let kaleyra: Emulator;
  let stack: TestStack;

  beforeAll(async () => {
    kaleyra = await startEmulator();
    stack = await TestStack.create({ kaleyra, program: flow({}) });
  });

  afterAll(async () => {
    await stack[Symbol.asyncDispose]();
    await kaleyra.close();
  });

  const mistakes = inPreview.filter(({ isOfSdk = false }) => adapter === "dynamic" || !isOfSdk);

  it("in a secret is shown without its value", async () => {
    const secret = pulumi.secret("a secret policy");

    const run = await stack.preview(flow({ deletionPolicy: secret }));

    expect(run.ok).toBe(false);
    expect(
      messagesWith(run, ["deletionPolicy", "it must be one of DeleteOrDeprecate"]),
    ).toHaveLength(1);
    expect(run.output).not.toContain("a secret policy");
  });

  it.each(mistakes)("is shown in a preview: $given", async ({ program, words, passes = false }) => {
    const run = await stack.preview(program);

    expect(run.ok).toBe(passes);
    expect(messagesWith(run, words)).toHaveLength(1);
  });
});

describe("a beginner's mistake that only Kaleyra or the state shows", () => {
  it.each(inUpdate)("is reported once: $given", async (failure) => {
    const { before, meanwhile, program, switches = {}, environment = {}, words } = failure;
    const existing = [{ name: "taken" }, { id: "112", name: "source" }];
    await using kaleyra = await startEmulator({ flows: existing, switches });
    await using stack = await TestStack.create({ kaleyra, program });
    if (before !== undefined) await stack.up(before);
    meanwhile?.(kaleyra);
    stack.setEnvironment(environment);

    const run = await stack.up(program);

    expect(run.ok).toBe(false);
    expect(messagesWith(run, words)).toHaveLength(1);
  });
});

describe("a failure of a command without a program", () => {
  it("of a destroy is reported once: Prevent", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await TestStack.create({ kaleyra, program: flow({}) });
    await stack.up(flow({ name: "booking", deletionPolicy: "Prevent" }));

    const run = await stack.destroy();

    const words = [
      "could not delete booking (",
      'its deletionPolicy is "Prevent"',
      "`pulumi up` first",
    ];
    expect(run.ok).toBe(false);
    expect(messagesWith(run, words)).toHaveLength(1);
  });

  it("of a refresh is reported once: a wrong key", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await TestStack.create({ kaleyra, program: flow({ name: "booking" }) });
    await stack.up();
    stack.setEnvironment({ KALEYRA_API_KEY: "A".padEnd(33, "0") });

    const run = await stack.refresh();

    expect(run.ok).toBe(false);
    expect(
      messagesWith(run, ["could not read booking (", "Incorrect SID or API key"]),
    ).toHaveLength(1);
  });
});

/** The engine's messages that contain all these words, each after the name of its resource. */
function messagesWith({ events }: Run, words: readonly string[]): readonly string[] {
  const diagnostics = events.flatMap(({ diagnosticEvent }) => diagnosticEvent ?? []);
  const messages = diagnostics
    .filter((diagnostic) => !isDebug(diagnostic))
    .map(({ urn = "", message }) => `${urn.split("::").at(-1)}: ${message}`);
  return messages.filter((message) => words.every((word) => message.includes(word)));
}

/** Whether the CLI hides the message by default. The type of Pulumi's event lacks this severity. */
function isDebug({ severity }: { readonly severity: string }): boolean {
  return severity === "debug";
}
