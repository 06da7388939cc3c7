import { aFormOf, anInput } from "../../support/documents";
import { aFlow } from "../../support/flows";
import type { Declared } from "./resource-types";

/** The configuration of the policies about single flows, for every run with these cases. */
export const config = {
  "kaleyra-flow-name-pattern": { pattern: "^(breaks|keeps)-" },
  "kaleyra-allowed-categories": { categories: ["OTHER", "SURVEY"] },
  "kaleyra-endpoint-hosts": { hosts: ["*.example.com"] },
  "kaleyra-flow-json-version": { allowedVersions: ["2.1"] },
  "kaleyra-flow-json-size": { maxKilobytes: 2 },
};

/** A violation of one policy, and the same flow without it. */
export interface Case {
  readonly policy: string;
  /** The kind of violation, in the names of the two flows. */
  readonly violation: string;
  /** A flow that breaks this policy and no other, in a stack that may publish. */
  readonly breaks: Declared;
  /** The message: the place, and the hint. */
  readonly message: RegExp;
  /** The flow of `breaks`, fixed. */
  readonly keeps: Declared;
}

const withEndpoint = (host: string) => ({ args: aFlow({ endpointUri: `https://${host}/flows` }) });
/** A document of an old version contains the address of the endpoint itself. */
const withEndpointInDocument = (address: string) => ({
  args: aFlow({
    flowJson: aFormOf([], { version: "2.1", document: { data_channel_uri: address } }),
  }),
});
const withVersion = (version: string) => ({ args: aFlow({ flowJson: aFormOf([], { version }) }) });
/** A flow with one input, from a document that is a text. */
const withInput = (input: object, sensitive?: readonly string[]) => ({
  args: aFlow({
    flowJson: JSON.stringify(
      aFormOf([input], sensitive === undefined ? {} : { screen: { sensitive } }),
    ),
  }),
});

/**
 * At least one violation of each policy about single flows but `publish-only-in-stacks`, which
 * depends on the stack.
 */
export const cases: readonly Case[] = [
  {
    policy: "kaleyra-require-deletion-policy",
    violation: "unguarded",
    breaks: { args: aFlow({ publish: true }) },
    message: /deprecate it forever.*protect.*deletionPolicy "DeleteOrDeprecate".*`pulumi up`/s,
    keeps: { args: aFlow({ publish: true, deletionPolicy: "DeleteOrDeprecate" }) },
  },
  {
    policy: "kaleyra-delete-before-replace",
    violation: "deleting-first",
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
    violation: "misnamed",
    breaks: { args: aFlow({ name: "Misnamed" }) },
    message: /name "Misnamed" does not match.*\^\(breaks\|keeps\)-/s,
    keeps: { args: aFlow({ name: "keeps-to-the-pattern" }) },
  },
  {
    policy: "kaleyra-allowed-categories",
    violation: "miscategorized",
    breaks: { args: aFlow({ categories: ["SURVEY", "SIGN_IN"] }) },
    message: /has the category SIGN_IN, and only OTHER, SURVEY are allowed/,
    keeps: { args: aFlow({ categories: ["SURVEY"] }) },
  },
  {
    policy: "kaleyra-endpoint-hosts",
    violation: "elsewhere",
    breaks: withEndpoint("flows.example.org"),
    message: /endpointUri is on flows\.example\.org, and only \*\.example\.com are allowed/,
    keeps: withEndpoint("flows.example.com"),
  },
  {
    policy: "kaleyra-endpoint-hosts",
    violation: "in-the-clear",
    breaks: withEndpointInDocument("http://flows.example.com/"),
    message: /data_channel_uri of flowJson is not an https URL.*over https/,
    keeps: withEndpointInDocument("https://flows.example.com/"),
  },
  {
    policy: "kaleyra-flow-json-version",
    violation: "frozen",
    breaks: withVersion("5.0"),
    message: /version 5\.0 is frozen.*Move the document to version "7\.3"/,
    keeps: withVersion("7.3"),
  },
  {
    policy: "kaleyra-flow-json-version",
    violation: "beta",
    breaks: withVersion("7.4"),
    message: /not announced version 7\.4/,
    keeps: withVersion("2.1"),
  },
  {
    policy: "kaleyra-flow-json-size",
    violation: "large",
    breaks: withInput(anInput("note", "Note", { "helper-text": "x".repeat(2000) })),
    message: /has 3 kB, and the limit is 2/,
    keeps: withInput(anInput("note", "Note", { "helper-text": "x".repeat(1000) })),
  },
  {
    policy: "kaleyra-sensitive-fields",
    violation: "personal-by-label",
    breaks: withInput(anInput("who", "Your name")),
    message:
      /field "who" \(flowJson screens\[0\]\.layout\.children\[0\]\).*Add "who" to `sensitive` of the screen FORM/,
    keeps: withInput(anInput("who", "Your name"), ["who"]),
  },
  {
    policy: "kaleyra-sensitive-fields",
    violation: "personal-by-type",
    breaks: withInput(anInput("reach", "Reach you at", { "input-type": "email" })),
    message: /Add "reach" to `sensitive`/,
    keeps: withInput(anInput("reach", "Reach you at", { "input-type": "email" }), ["reach"]),
  },
];

/** One of the two flows of every case, by names that match the pattern of `config`. */
export function flowsThat(verb: "breaks" | "keeps"): Readonly<Record<string, Declared>> {
  return Object.fromEntries(cases.map((each) => [`${verb}-${each.violation}`, each[verb]]));
}
