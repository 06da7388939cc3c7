import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { type Emulator, failures, startEmulator } from "kaleyra-emulator";

import * as provider from "../../../provider/dynamic/flow";
import { withEnvironment } from "../../support/environment";
import { aDocument, ourWaba } from "../support/flow";

/** The text of the provider, which the host adds to inputs and state. */
const __provider = 'exports.handler = () => require("pulumi-kaleyra/dynamic/flow");';
const news = { __provider, categories: ["SURVEY"], automaticName: "survey-1a2b3c4" };

type Properties = Record<string, unknown>;

/** Converts properties like the host, on their way to the provider and back. */
function sent(properties: object): Properties {
  return Struct.fromJavaScript(
    properties as Parameters<typeof Struct.fromJavaScript>[0],
  ).toJavaScript();
}

/** Passes the stack's configuration, like the host before the first call. */
function configure(kaleyra: Pick<Emulator, "environment">, change: Record<string, string> = {}) {
  const { KALEYRA_API_URL, KALEYRA_SID, KALEYRA_API_KEY, KALEYRA_WABA_ID } = kaleyra.environment;
  const stack: Record<string, string> = {
    "kaleyra:apiUrl": KALEYRA_API_URL,
    "kaleyra:sid": KALEYRA_SID,
    "kaleyra:apiKey": KALEYRA_API_KEY,
    "kaleyra:wabaId": KALEYRA_WABA_ID,
    ...change,
  };
  provider.configure({ config: { get: (key) => stack[key] } });
}

/** The checked inputs, as the engine passes them to the next call. */
async function check(properties: Properties, olds: Properties = {}): Promise<Properties> {
  const { inputs, failures: refused } = await provider.check(sent(olds), sent(properties));
  expect(refused).toEqual([]);
  return sent({ ...inputs, __provider });
}

async function create(inputs: Properties) {
  const { id, outs } = await provider.create(inputs);
  return { id, state: sent({ ...outs, __provider }) };
}

describe("the dynamic provider of a flow", () => {
  let warnings: jest.SpyInstance;
  beforeEach(() => {
    warnings = jest.spyOn(console, "warn").mockImplementation(() => {});
  });
  afterEach(() => warnings.mockRestore());

  it("runs a flow through its whole life", async () => {
    await using kaleyra = await startEmulator();
    configure(kaleyra);
    const inputs = await check({ ...news, flowJson: aDocument(), publish: true });

    const { id, state } = await create(inputs);
    const unchanged = await provider.diff(id, state, inputs);
    const read = await provider.read(id, state);
    const drift = await provider.diff(id, state, inputs);
    const changedInputs = await check(
      { ...news, flowJson: aDocument("New"), publish: true },
      inputs,
    );
    const changed = await provider.diff(id, state, changedInputs);
    const { outs } = await provider.update(id, state, changedInputs);
    const document = kaleyra.flow(id)?.document;
    await provider.delete(id, sent({ ...outs, __provider }));

    expect(unchanged).toEqual({ changes: false, replaces: [] });
    expect(drift).toEqual(unchanged);
    expect(sent({ ...read.props, __provider })).toEqual(state);
    expect(sent({ ...read.inputs, __provider })).toEqual(inputs);
    expect(changed).toEqual({ changes: true, replaces: [] });
    expect(document).toContain("New");
    expect(kaleyra.flow(id)).toMatchObject({ name: "survey-1a2b3c4", status: "DEPRECATED" });
    expect(warnings.mock.calls.flat()).toEqual([
      expect.stringMatching(new RegExp(`^kaleyra: survey-1a2b3c4 \\(${id}\\): is PUBLISHED`)),
      expect.stringMatching(
        new RegExp(`^kaleyra: survey-1a2b3c4 \\(${id}\\): DEPRECATED, not deleted`),
      ),
    ]);
  });

  it("puts no secret into the state", async () => {
    await using kaleyra = await startEmulator();
    configure(kaleyra);
    const { KALEYRA_API_KEY, KALEYRA_SID } = kaleyra.environment;

    const { state } = await create(await check(news));

    expect(JSON.stringify(state)).not.toContain(KALEYRA_API_KEY);
    expect(JSON.stringify(state)).not.toContain(KALEYRA_SID);
  });

  it("checks and compares without credentials or network", async () => {
    configure({ environment: {} as Emulator["environment"] });
    const inputs = await check({ ...news, wabaId: ourWaba });
    const state = {
      ...inputs,
      deletionPolicy: "DeleteOrDeprecate",
      status: "DRAFT",
      validationErrors: [],
      account: "a",
    };

    await expect(provider.diff("112", state, inputs)).resolves.toMatchObject({ changes: false });
  });

  it("names missing settings when it has to call", async () => {
    configure({ environment: {} as Emulator["environment"] });

    await expect(provider.create(await check({ ...news, wabaId: ourWaba }))).rejects.toThrow(
      /kaleyra:sid is not set.*KALEYRA_SID/,
    );
  });

  it("reports failures of the check by property", async () => {
    configure({ environment: {} as Emulator["environment"] });

    const { failures: refused } = await provider.check({}, sent({ ...news, publish: "yes" }));

    expect(refused).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ property: "publish" }),
        // The engine would print <nil> as the value of a missing property.
        {
          reason: expect.stringMatching(
            /^wabaId: no WABA is set\. Set wabaId on the flow/,
          ) as unknown,
        },
      ]),
    );
  });

  it("returns an unfinished flow with its id, its provider and the reason", async () => {
    await using kaleyra = await startEmulator();
    configure(kaleyra);
    kaleyra.addFault({ operation: "publishFlow", ...failures.notEntitled });
    const inputs = await check({ ...news, publish: true });

    const error = await provider.create(inputs).catch((thrown: unknown) => thrown);

    const { id, properties, reasons } = error as Record<string, object>;
    expect(id).toBe(kaleyra.flows()[0]?.id);
    expect(sent(properties ?? {})).toMatchObject({ __provider, status: "DRAFT", publish: false });
    expect(reasons).toEqual([expect.stringMatching(/^could not publish survey-1a2b3c4/)]);
    await expect(provider.diff(String(id), sent(properties ?? {}), inputs)).resolves.toMatchObject({
      changes: true,
    });
  });

  it("plans again in a run that follows a refresh in the same process", async () => {
    await using kaleyra = await startEmulator();
    configure(kaleyra);
    const inputs = await check({ ...news, flowJson: aDocument(), publish: true });
    const { id, state } = await create(inputs);
    await provider.read(id, state); // Without the diff that most engines request next.

    configure(kaleyra);
    const edited = await check({ ...news, flowJson: aDocument("New"), publish: false }, inputs);

    await expect(provider.diff(id, state, edited)).rejects.toThrow("would take it back to DRAFT");
  });

  it("returns an empty id for a flow that is gone", async () => {
    await using kaleyra = await startEmulator();
    configure(kaleyra);
    const { id, state } = await create(await check(news));
    kaleyra.removeFlow(id);

    await expect(provider.read(id, state)).resolves.toEqual({ id: "", props: {} });
  });

  it("fails to look up a flow that does not exist", async () => {
    await using kaleyra = await startEmulator();
    configure(kaleyra);

    await expect(provider.read("112", sent({}))).rejects.toThrow(
      /could not read 112: this account has no such flow/,
    );
  });

  it("reads a flow by its id", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id: "112", name: "by hand" }] });
    configure(kaleyra);

    const { id, props } = await provider.read("112", { __provider });

    expect({ id, ...props }).toMatchObject({ id: "112", name: "by hand", wabaId: ourWaba });
  });

  it("prefers the environment to the stack, so that a rotated key takes effect at once", async () => {
    await using kaleyra = await startEmulator();
    configure(kaleyra, { "kaleyra:apiKey": "Aold" });
    const { KALEYRA_API_KEY } = kaleyra.environment;
    await using _environment = withEnvironment({ KALEYRA_API_KEY });

    await create(await check(news));

    expect(kaleyra.flows()).toHaveLength(1);
  });

  it("fails with one line, without stack frames", async () => {
    await using kaleyra = await startEmulator();
    configure(kaleyra, { "kaleyra:apiKey": "Awrong" });

    const error = await provider.create(await check(news)).catch((thrown: unknown) => thrown);

    expect((error as Error).stack).toBe((error as Error).message);
    expect((error as Error).message).toMatch(
      /^could not create flow survey-1a2b3c4, since Kaleyra answered: Incorrect SID or API key\. /,
    );
  });
});
