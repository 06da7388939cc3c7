import { nearest } from "../../../nearest";
import { isAtLeast, mayBeNext, newestVersion, type Version, versionOf } from "../../model/version";
import type { Report, Rule } from "../../rule";
import type { JsonNode } from "../../syntax/json-node";
import { oldestVersion, recommendedVersion, usableVersions, versions } from "../../tables/versions";
import { quoted, whatIs } from "./wording";

/** The version exists, is known to Meta, and can still be published. */
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
      if (node.kind !== "unknown") yield notAText(node);
    } else {
      const version = versionOf(node.value);
      const report =
        version === undefined ? noVersion(node, node.value) : judge(node, node.value, publish);
      if (report !== undefined) yield report;
    }
  },
};

function notAText(node: JsonNode): Report {
  if (node.kind !== "number") {
    return {
      at: node,
      message: `\`version\` is ${whatIs(node)} and must be a text`,
      hint: `Write it in quotes, as in "version": "${recommendedVersion}".`,
    };
  }
  const text = node.value.toFixed(1);
  const isKnown = versions.some(({ version }) => version === text);
  return {
    at: node,
    ...(!isKnown && { code: "UNSUPPORTED_FLOW_JSON_VERSION" }),
    message: isKnown
      ? "`version` is a number and must be a text"
      : `\`version\` is the number ${node.value}, and there is no such version`,
    hint: `Write it in quotes, as in "version": "${isKnown ? text : recommendedVersion}".`,
  };
}

function noVersion(node: JsonNode, text: string): Report {
  const near = nearest(text, usableVersions) ?? recommendedVersion;
  return {
    at: node,
    message: `${quoted(text)} is no version of Flow JSON`,
    hint: `Write a version as major.minor, as in "${near}".`,
  };
}

function judge(node: JsonNode, text: string, publish: boolean): Report | undefined {
  const entry = versions.find(({ version }) => version === text);
  const hint = `Move the document to version "${recommendedVersion}".`;
  switch (entry?.state) {
    case "current":
      return undefined;
    case "frozen":
      return {
        at: node,
        code: "INVALID_FLOW_JSON_VERSION_STATE",
        severity: publish ? "error" : "warning",
        message: `version ${text} is frozen since ${entry.since ?? "long"}: no flow with it can be published`,
        hint,
      };
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
      return unsupported(node, text);
    case undefined:
      return isBefore(versionOf(text), oldestVersion)
        ? unsupported(node, text)
        : notListed(node, text);
  }
}

function unsupported(at: JsonNode, text: string): Report {
  return {
    at,
    code: "UNSUPPORTED_FLOW_JSON_VERSION",
    message: `version ${text} is no longer supported`,
    hint: `Move the document to version "${recommendedVersion}".`,
  };
}

/** A version shortly after the newest known one may exist by now; others do not exist. */
function notListed(at: JsonNode, text: string): Report {
  if (!mayBeNext(versionOf(text))) {
    const [major = ""] = text.split(".");
    const near =
      usableVersions.find(
        (version) => version.replace(".", "") === major || text === `${version}0`,
      ) ??
      nearest(text, usableVersions) ??
      recommendedVersion;
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

function isBefore(version: Version | undefined, text: `${number}.${number}`): boolean {
  return version !== undefined && !isAtLeast(version, text);
}
