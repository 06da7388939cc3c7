import { nearest } from "../../../nearest";
import { isAtLeast, mayBeNext, newestVersion, type Version, versionOf } from "../../model/version";
import type { Report, Rule } from "../../rule";
import type { JsonNode, TextNode } from "../../syntax/json-node";
import type { VersionText } from "../../tables/spec";
import { oldestVersion, recommendedVersion, usableVersions, versions } from "../../tables/versions";
import { quoted, whatIs } from "./wording";

/**
 * The version exists, is known to Meta, and can still be published. The policy `flow-json-version`
 * (`policy/src/rules/flow-json-version.ts`) uses this rule too.
 */
export const invalidFlowJsonVersion: Rule = {
  code: "INVALID_FLOW_JSON_VERSION",
  severity: "error",
  *check(flow, { publish }) {
    const node = flow.root.members.get("version")?.value;
    if (node === undefined) {
      yield {
        at: flow.root,
        code: "MISSING_FLOW_JSON_VERSION",
        message: "the document has no `version`",
        hint: `Add "version": "${recommendedVersion}".`,
      };
    } else if (node.kind !== "string") {
      if (node.kind !== "unknown") yield typeReport(node);
    } else {
      const isWellFormed = versionOf(node.value) !== undefined;
      const report = isWellFormed ? stateReport(node, node.value, publish) : malformedReport(node);
      if (report !== undefined) yield report;
    }
  },
};

function typeReport(node: JsonNode): Report {
  if (node.kind !== "number") {
    return {
      at: node,
      message: `\`version\` is ${whatIs(node)} and must be a string`,
      hint: `Write it in quotes, as in "version": "${recommendedVersion}".`,
    };
  }
  // With one digit after the point, as versions are written: JSON reads 7.0 as 7.
  const text = node.value.toFixed(1);
  const isKnown = versions.some(({ version }) => version === text);
  return {
    at: node,
    // Before 2.1 a version was an integer.
    ...(!isKnown && { code: "UNSUPPORTED_FLOW_JSON_VERSION" }),
    message: isKnown
      ? "`version` is a number and must be a string"
      : `\`version\` is the number ${node.value}, and there is no such version`,
    hint: `Write it in quotes, as in "version": "${isKnown ? text : recommendedVersion}".`,
  };
}

/** A text that is not of the format `major.minor`. */
function malformedReport(node: TextNode): Report {
  const near = nearest(node.value, usableVersions) ?? recommendedVersion;
  return {
    at: node,
    message: `${quoted(node.value)} is not a version of Flow JSON`,
    hint: `Write a version as major.minor, as in "${near}".`,
  };
}

/** The report on a version by its state in the table; `undefined` if nothing is wrong with it. */
function stateReport(node: JsonNode, text: string, publish: boolean): Report | undefined {
  const entry = versions.find(({ version }) => version === text);
  const hint = `Move the document to version "${recommendedVersion}".`;
  switch (entry?.state) {
    case "current":
      return undefined;
    case "frozen": {
      const day = entry.since === undefined ? "" : ` since ${entry.since}`;
      return {
        at: node,
        code: "INVALID_FLOW_JSON_VERSION_STATE",
        severity: publish ? "error" : "warning", // A draft and flows that are published keep working.
        message: `version ${text} is frozen${day}: no flow with it can be published`,
        hint,
      };
    }
    case "unannounced":
      return {
        at: node,
        code: "KALEYRA_UNANNOUNCED_FLOW_JSON_VERSION",
        severity: "warning",
        message: `Meta has not announced version ${text} yet`,
        hint: `Write "${recommendedVersion}" unless you know that your WABA may use it.`,
      };
    case "internal":
      return {
        at: node,
        code: "UNAVAILABLE_FLOW_JSON_VERSION",
        message: `version ${text} is not open to the public`,
        hint,
      };
    case "gone":
      return unsupportedReport(node, text);
    case undefined:
      return isBefore(versionOf(text), oldestVersion)
        ? unsupportedReport(node, text)
        : unlistedReport(node, text);
  }
}

function unsupportedReport(at: JsonNode, text: string): Report {
  return {
    at,
    code: "UNSUPPORTED_FLOW_JSON_VERSION",
    message: `version ${text} is no longer supported`,
    hint: `Move the document to version "${recommendedVersion}".`,
  };
}

/** A version shortly after the newest known one may exist by now; others do not exist. */
function unlistedReport(at: JsonNode, text: string): Report {
  if (!mayBeNext(versionOf(text))) {
    const near = typoOf(text) ?? nearest(text, usableVersions) ?? recommendedVersion;
    return {
      at,
      message: `there is no version ${text} of Flow JSON`,
      hint: `Write a version that exists, as in "${near}".`,
    };
  }
  return {
    at,
    code: "KALEYRA_UNKNOWN_FLOW_JSON_VERSION",
    severity: "warning",
    message: `version ${text} is later than any that this checker knows`,
    hint: `The document is checked as version ${newestVersion}; look for a newer release of pulumi-kaleyra.`,
  };
}

/** The version that was meant by one without its point, such as 73.0, or with one zero too many, such as 7.30. */
function typoOf(text: string): VersionText | undefined {
  const [major] = text.split(".");
  return usableVersions.find(
    (version) => version.replace(".", "") === major || text === `${version}0`,
  );
}

function isBefore(version: Version | undefined, text: VersionText): boolean {
  return version !== undefined && !isAtLeast(version, text);
}
