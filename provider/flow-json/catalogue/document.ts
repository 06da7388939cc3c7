import { lastScreen, type Catalogue } from "./entry";

const screens = [lastScreen("ONLY")];

/** Codes about the text as a whole and its versions. */
export const documentCodes = {
  INVALID_FLOW_JSON: {
    severity: "error",
    source: "documented",
    description:
      "The text is not a JSON object, is larger than 10 MB, or has the property `meta`, which only Meta's own flows use (from version 5.1).",
    example: {
      in: "text",
      bad: '{ "version": "7.3", "screens": [ }',
      good: JSON.stringify({ version: "7.3", screens }),
    },
  },
  MISSING_FLOW_JSON_VERSION: {
    severity: "error",
    source: "documented",
    description: "The document has no `version`.",
    example: {
      in: "text",
      bad: JSON.stringify({ screens }),
      good: JSON.stringify({ version: "7.3", screens }),
    },
  },
  INVALID_FLOW_JSON_VERSION: {
    severity: "error",
    source: "documented",
    description: '`version` is not a text such as `"7.3"`, or no such version was ever released.',
    example: { in: "document", bad: { version: "7" }, good: { version: "7.3" } },
  },
  INVALID_FLOW_JSON_VERSION_STATE: {
    severity: "warning",
    source: "documented",
    description:
      "The version is frozen: flows that use it keep working, and no further flow with it can be published. An error where the flow is to be published.",
    example: { in: "document", bad: { version: "5.0" }, good: { version: "7.3" } },
  },
  UNSUPPORTED_FLOW_JSON_VERSION: {
    severity: "error",
    source: "documented",
    description: "Meta no longer supports the version.",
    example: { in: "document", bad: { version: "2.0" }, good: { version: "7.3" } },
  },
  UNAVAILABLE_FLOW_JSON_VERSION: {
    severity: "error",
    source: "documented",
    description: "The version exists, but only for Meta itself.",
    example: { in: "document", bad: { version: "5.2" }, good: { version: "7.3" } },
  },
  KALEYRA_UNANNOUNCED_FLOW_JSON_VERSION: {
    severity: "warning",
    source: "own",
    description:
      "Meta's client knows the version, but Meta has not announced it. Your WhatsApp Business account may not be allowed to use it.",
    example: { in: "document", bad: { version: "7.4" }, good: { version: "7.3" } },
  },
  KALEYRA_UNKNOWN_FLOW_JSON_VERSION: {
    severity: "warning",
    source: "own",
    description:
      "The version is later than any that this release knows. The document is checked as the newest known version.",
    example: { in: "document", bad: { version: "9.0" }, good: { version: "7.3" } },
  },
  INVALID_DATA_API_VERSION: {
    severity: "error",
    source: "documented",
    description: '`data_api_version` is not a text such as `"3.0"`.',
    example: {
      in: "document",
      bad: { data_api_version: 3, routing_model: { ONLY: [] } },
      good: { data_api_version: "3.0", routing_model: { ONLY: [] } },
    },
  },
  NO_SUPPORTED_DATA_API_VERSION: {
    severity: "error",
    source: "documented",
    description:
      "`data_api_version` is not a version of the data API that this version of Flow JSON can use.",
    example: {
      in: "document",
      bad: { data_api_version: "1.0", routing_model: { ONLY: [] } },
      good: { data_api_version: "3.0", routing_model: { ONLY: [] } },
    },
  },
  KALEYRA_ENDPOINT: {
    severity: "error",
    source: "own",
    description:
      "The document and the flow disagree about the endpoint: one of `data_api_version` and `endpointUri` is set without the other. A warning where the flow is not published, or where only `endpointUri` is set.",
    example: {
      in: "document",
      endpoint: "absent",
      publish: true,
      bad: { data_api_version: "3.0", routing_model: { ONLY: [] } },
      good: {},
    },
  },
  KALEYRA_DUPLICATE_KEY: {
    severity: "warning",
    source: "own",
    description: "An object has the same key twice. JSON keeps the last value only.",
    example: {
      in: "text",
      bad: `{ "version": "7.2", ${JSON.stringify({ version: "7.3", screens }).slice(1)}`,
      good: JSON.stringify({ version: "7.3", screens }),
    },
  },
  KALEYRA_NESTED_TOO_DEEP: {
    severity: "error",
    source: "own",
    description:
      "The document is nested deeper than 256 levels, far beyond what Flow JSON needs, and is not read. This code cannot be ignored.",
    example: {
      in: "text",
      bad: `{ "version": "7.3", "screens": ${JSON.stringify([
        lastScreen("ONLY", { data: { tree: { type: "object", __example__: "TREE" } } }),
      ]).replace('"TREE"', '{"a":'.repeat(1000) + "1" + "}".repeat(1000))} }`,
      good: JSON.stringify({ version: "7.3", screens }),
    },
  },
  KALEYRA_LOST_CHARACTER: {
    severity: "warning",
    source: "own",
    description:
      "A text contains the replacement character U+FFFD or half an emoji: a file was read in the wrong encoding, or a text was cut within a character.",
    example: { in: "screen", bad: { title: "Caf\uFFFD" }, good: { title: "Café" } },
  },
  KALEYRA_OUTPUT_AS_TEXT: {
    severity: "error",
    source: "own",
    description:
      "A text contains Pulumi's message about an output that a program turned into a string. Use `pulumi.interpolate` or `pulumi.jsonStringify`. This code cannot be ignored.",
    example: {
      in: "screen",
      bad: { title: "Calling [toString] on an [Output<T>] is not supported." },
      good: { title: "Order 4711" },
    },
  },
} as const satisfies Catalogue;
