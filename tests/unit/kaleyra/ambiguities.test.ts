import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Tests that settle a question, by the beginning of their names and below tests/unit. */
type Answered = readonly [question: string, file: string, ...tests: readonly string[]];
/** A question about an operation that this library does not have yet. */
type NotYet = readonly [question: string, notYet: { readonly notYet: string }];

const client = "kaleyra/flow-client.test.ts";
const failure = "kaleyra/read-failure.test.ts";
const wire = "kaleyra/wire.test.ts";
const repeat = "kaleyra/repeat.test.ts";
const list = "kaleyra/list.test.ts";
const connections = "kaleyra/connections.test.ts";
const create = "lifecycle/create.test.ts";
const inAccount = "lifecycle/in-account.test.ts";
const read = "lifecycle/read.test.ts";
const update = "lifecycle/update.test.ts";
const remove = "lifecycle/delete.test.ts";
const diff = "lifecycle/diff.test.ts";

/** What Kaleyra's pages leave open or contradict, in the order of our notes on them. */
const ambiguities: readonly (Answered | NotYet)[] = [
  [
    "WA-401 is no entitlement, and no such flow",
    failure,
    "tells %s by its body",
    "does not take for F5",
  ],
  ["401 is said of three things", read, "does not drop a flow for %s"],
  ["the status of F5 is not given", failure, "knows F5 under whatever status below 500"],
  ["F5 is said of a foreign flow too", inAccount, "refuses what is not there"],
  [
    "error is a text, an object, or absent",
    failure,
    "does not take for F5 what has %s",
    "says every sentence",
  ],
  [
    "data is a list, an object, or absent",
    failure,
    "finds nothing wrong with a success that is %s",
  ],
  ["successes come bare or wrapped", wire, "reads a flow that comes %s", "reads assets bare"],
  ["WA-400 or WA400; RBC103 is a success", failure, "reads the code %s"],
  ["any 2xx, success:false, or no body", wire, "reads from %s whether it was done"],
  ["how a refusal to delete looks", remove, "deprecates, with a warning, where form %s"],
  ["a refusal may come as a 500", repeat, "ends after four faults in a row"],
  [
    "how long to wait, and what not to repeat",
    repeat,
    "does not begin a wait",
    "of a create whose fate is unknown",
  ],
  [
    "a create has no idempotency key",
    create,
    "%s, goes on with the flow of the automatic name",
    "%s, never adopts",
  ],
  ["which calls need a Content-Type", connections, "carry the type that each call"],
  ["fields are encoded twice in samples", connections, "ask for fields with commas"],
  ["validation_error or validation_errors", wire, "reads findings under %s"],
  ["findings beside success:true, or as texts", wire, "reads findings that are plain strings"],
  ["the key is read by a POST", { notYet: "encryption keys" }],
  [
    "the pages disagree about hosts",
    "config.test.ts",
    "knows the host of pod %s",
    "takes the address %s",
  ],
  [
    "slips in samples: a blank in a key, http",
    "config.test.ts",
    "trims what was copied",
    "refuses the address %s",
  ],
  ["create's path is inferred, migrate's body unseen", client, "makes a draft and returns its id"],
  [
    "an edit takes a live flow down",
    update,
    "publishes an edited live flow again",
    "names the way out",
  ],
  ["whether a draft that was live can be deleted", remove, "tries each way once"],
  [
    "THROTTLED and BLOCKED are WhatsApp's doing",
    diff,
    "plans nothing for a flow that has become %s",
  ],
  [
    "DEPRECATED is for ever, its name taken",
    diff,
    "refuses a replacement that would need",
    "replaces a flow that somebody deprecated",
  ],
  ["reads lag behind writes", read, "waits for a read that lags"],
  ["documents may be normalized", read, "finds no drift in a flow that nobody touched"],
  ["addresses change with each read", read, "keeps nothing that changes"],
  [
    "paging may be missing, or lead nowhere",
    list,
    "reads one page %s",
    "fails where %s, and is no list of all flows",
  ],
  ["ids are beyond 2^53, and may be numbers", wire, "keeps all digits of an id"],
  ["stages and categories nobody knows", wire, "passes stages and categories through"],
  ["refusals of address, key or plan are unseen", failure, "does not call an unexplained %s"],
  [
    "429 may lack all it should have",
    failure,
    "knows a 429 by its status alone",
    "reads the code %s",
  ],
  ["a gateway answers in HTML", failure, "takes for a gateway's page"],
  ["order is not promised", diff, "takes %s for no change"],
  ["a migration can fail within a 200", { notYet: "migration" }],
  ["the + of a phone number in a path", { notYet: "encryption keys" }],
];

describe("every ambiguity of Kaleyra's API", () => {
  it("is among these 37", () => {
    expect(ambiguities).toHaveLength(37);
  });

  it.each(ambiguities.map((row, at) => [at + 1, ...row] as const))(
    "has its test: %i, %s",
    (_number, _question, where, ...tests) => {
      if (typeof where !== "string") {
        expect(where.notYet).not.toBe("");
        return;
      }
      const source = readFileSync(join(__dirname, "..", where), "utf8");

      for (const test of tests) expect(source).toContain(`"${test}`);
      expect(tests).not.toEqual([]);
    },
  );
});
