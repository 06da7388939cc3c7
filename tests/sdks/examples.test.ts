import path from "node:path";

import { demoAccounts, startEmulator } from "kaleyra-emulator";

import { languageEnvironment } from "../../tools/engine";
import { flowsAt } from "../examples/support/flows-at";
import { Workshop } from "../examples/support/workshop";
import { examples, repository } from "./support/programs";

const existing = { id: "112000000000207", name: "of-others", status: "PUBLISHED" };
const europe = {
  sid: "HXAP0000000000EU",
  apiKey: "0123456789abcdef",
  wabaId: "100000000000002",
};

/** What an example makes at Kaleyra; one that only asks makes nothing. */
const made: Readonly<Record<string, readonly string[]>> = {
  "providers/kaleyra/keep-flows-in-two-accounts": ["survey DRAFT", "survey-in-europe DRAFT"],
  "whatsapp/Flow/publish-a-form": ["appointment PUBLISHED"],
  "whatsapp/Flow/write-the-document-in-the-program": ["thanks DRAFT"],
};

describe("an example in YAML, on the engine", () => {
  it.each(examples)("goes up, and then has nothing to do: %s", async (example) => {
    await using kaleyra = await startEmulator({
      flows: [existing],
      accounts: [
        ...demoAccounts,
        {
          sid: europe.sid,
          apiKeys: [europe.apiKey],
          wabas: [{ id: europe.wabaId, phoneNumbers: ["+910000000102"] }],
        },
      ],
    });
    const engine = await languageEnvironment(["yaml"]);
    const searchPath = [path.join(repository, "dist/plugin"), engine["PATH"]];
    const environment = { ...engine, PATH: searchPath.join(path.delimiter) };
    await using workshop = await Workshop.create(kaleyra, environment);
    await workshop.copy(`docs/examples/${example}/Pulumi.yaml`);
    await workshop.copy("examples/published-flow/appointment.json");

    await workshop.run(
      `pulumi stack init dev
       pulumi config set europeSid ${europe.sid}
       pulumi config set europeWabaId ${europe.wabaId}
       pulumi config set --secret europeApiKey ${europe.apiKey}
       pulumi up`,
    );
    await workshop.run("pulumi preview --expect-no-changes");

    expect(flowsAt(kaleyra)).toEqual([...(made[example] ?? []), "of-others PUBLISHED"].sort());
  });
});
