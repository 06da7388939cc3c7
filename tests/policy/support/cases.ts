import { aFormOf, anInput } from "../../support/documents";
import { aFlow } from "../../support/flows";
import type { Declared } from "./resource-types";

/** The configuration of the policies about single flows, for all runs of the table. */
export const config = {
  "kaleyra-flow-name-pattern": { pattern: "^(breaks|keeps)-" },
  "kaleyra-allowed-categories": { categories: ["OTHER", "SURVEY"] },
  "kaleyra-endpoint-hosts": { hosts: ["*.example.com"] },
  "kaleyra-flow-json-version": { allowedVersions: ["2.1"] },
  "kaleyra-flow-json-size": { maxKilobytes: 2 },
};

/** A violation of one policy. */
export interface Case {
  readonly policy: string;
  readonly given: string;
  /** A flow that breaks this policy and no other, in a stack that may publish. */
  readonly breaks: Declared;
  /** The message: the place, and the hint. */
  readonly message: RegExp;
  /** The flow of `breaks`, fixed. */
  readonly keeps: Declared;
}

const endpoint = (host: string) => ({ args: aFlow({ endpointUri: `https://${host}/flows` }) });
const channel = (address: string) => ({
  args: aFlow({
    flowJson: aFormOf([], { version: "2.1", document: { data_channel_uri: address } }),
  }),
});
const ofVersion = (version: string) => ({ args: aFlow({ flowJson: aFormOf([], { version }) }) });
const asking = (input: object, sensitive?: readonly string[]) => ({
  args: aFlow({
    flowJson: JSON.stringify(
      aFormOf([input], sensitive === undefined ? {} : { screen: { sensitive } }),
    ),
  }),
});

export const cases: readonly Case[] = [
  {
    policy: "kaleyra-require-deletion-policy",
    given: "unguarded",
    breaks: { args: aFlow({ publish: true }) },
    message: /deprecate it forever.*protect.*deletionPolicy "DeleteOrDeprecate".*`pulumi up`/s,
    keeps: { args: aFlow({ publish: true, deletionPolicy: "DeleteOrDeprecate" }) },
  },
  {
    policy: "kaleyra-delete-before-replace",
    given: "deleting-first",
    breaks: {
      args: aFlow({ name: "breaks-for-ever", publish: true, deletionPolicy: "Retain" }),
      opts: { deleteBeforeReplace: true },
    },
    message: /chosen name "breaks-for-ever".*Remove the option deleteBeforeReplace/s,
    keeps: {
      args: aFlow({ publish: true, deletionPolicy: "Retain" }),
      opts: { deleteBeforeReplace: true },
    },
  },
  {
    policy: "kaleyra-flow-name-pattern",
    given: "misnamed",
    breaks: { args: aFlow({ name: "Misnamed" }) },
    message: /name "Misnamed" does not match.*\^\(breaks\|keeps\)-/s,
    keeps: { args: aFlow({ name: "keeps-to-the-pattern" }) },
  },
  {
    policy: "kaleyra-allowed-categories",
    given: "miscategorised",
    breaks: { args: aFlow({ categories: ["SURVEY", "SIGN_IN"] }) },
    message: /has the category SIGN_IN, and only OTHER, SURVEY are allowed/,
    keeps: { args: aFlow({ categories: ["SURVEY"] }) },
  },
  {
    policy: "kaleyra-endpoint-hosts",
    given: "elsewhere",
    breaks: endpoint("flows.example.org"),
    message: /endpointUri is on flows\.example\.org, and only \*\.example\.com are allowed/,
    keeps: endpoint("flows.example.com"),
  },
  {
    policy: "kaleyra-endpoint-hosts",
    given: "in-the-clear",
    breaks: channel("http://flows.example.com/"),
    message: /data_channel_uri of flowJson is not an https URL.*over https/,
    keeps: channel("https://flows.example.com/"),
  },
  {
    policy: "kaleyra-flow-json-version",
    given: "frozen",
    breaks: ofVersion("5.0"),
    message: /version 5\.0 is frozen.*Move the document to version "7\.3"/,
    keeps: ofVersion("7.3"),
  },
  {
    policy: "kaleyra-flow-json-version",
    given: "beta",
    breaks: ofVersion("7.4"),
    message: /not announced version 7\.4/,
    keeps: ofVersion("2.1"),
  },
  {
    policy: "kaleyra-flow-json-size",
    given: "large",
    breaks: asking(anInput("note", "Note", { "helper-text": "x".repeat(2000) })),
    message: /has 3 kB, and the limit is 2/,
    keeps: asking(anInput("note", "Note", { "helper-text": "x".repeat(1000) })),
  },
  {
    policy: "kaleyra-sensitive-fields",
    given: "personal-by-label",
    breaks: asking(anInput("who", "Your name")),
    message:
      /field "who" \(flowJson screens\[0\]\.layout\.children\[0\]\).*Add "who" to `sensitive` of the screen FORM/,
    keeps: asking(anInput("who", "Your name"), ["who"]),
  },
  {
    policy: "kaleyra-sensitive-fields",
    given: "personal-by-type",
    breaks: asking(anInput("reach", "Reach you at", { "input-type": "email" })),
    message: /Add "reach" to `sensitive`/,
    keeps: asking(anInput("reach", "Reach you at", { "input-type": "email" }), ["reach"]),
  },
];

/** All flows of the table in one program, with names that match the pattern. */
export function flowsThat(verb: "breaks" | "keeps"): Readonly<Record<string, Declared>> {
  return Object.fromEntries(cases.map((one) => [`${verb}-${one.given}`, one[verb]]));
}
