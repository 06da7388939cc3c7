import path from "node:path";
import { pathToFileURL } from "node:url";

import { catalogue, type FindingCode } from "../../../provider/flow-json/catalogue";
import type { Finding } from "../../../provider/flow-json/finding";
import { version } from "../../../provider/version";
import { jsonText } from "../output";
import { standardInput } from "./read-documents";
import { codeUrl } from "./reports";
import type { Validation } from "./validation";

/**
 * A report in SARIF 2.1.0, which GitHub's code scanning and other services accept.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport({ documents, unreadable }: Validation): string {
  const findings = documents.flatMap(({ file, findings: found }) =>
    found.map((finding) => ({ file, finding })),
  );
  const codes = [...new Set(findings.map(({ finding }) => finding.code))].sort();
  const indexOf = new Map(codes.map((code, index) => [code, index]));
  const run = {
    tool: { driver: { name: "kaleyra-flows", version, rules: codes.map(ruleOf) } },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        executionSuccessful: unreadable.length === 0,
        toolExecutionNotifications: unreadable.map(({ file, problem }) => ({
          level: "error",
          message: { text: `${file}: ${problem}` },
        })),
      },
    ],
    artifacts: documents.map(({ file }) => ({ location: { uri: uriOf(file) } })),
    results: findings.map(({ file, finding }) => ({
      ...resultOf(file, finding),
      ruleIndex: indexOf.get(finding.code),
    })),
  };
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  };
  return jsonText(log);
}

function ruleOf(code: FindingCode) {
  // Codes without the prefix are Meta's.
  const words = code.replace(/^KALEYRA_/, "").replaceAll("_", " ");
  return {
    id: code,
    shortDescription: { text: words.charAt(0).toUpperCase() + words.slice(1).toLowerCase() },
    fullDescription: { text: catalogue[code].description },
    // The hint depends on the finding, so it is in the message of the result.
    help: { text: "Each finding says what to do." },
    helpUri: codeUrl(code),
  };
}

function resultOf(file: string, finding: Finding) {
  const { code, severity, message, hint, line, column, endLine, endColumn } = finding;
  return {
    ruleId: code,
    level: severity,
    message: { text: `${message}. ${hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
        // A finding about the document as a whole has no path.
        ...(finding.path !== "" && {
          logicalLocations: [{ fullyQualifiedName: finding.path, kind: "member" }],
        }),
      },
    ],
  };
}

/** Relative to the current folder, which is the repository's root in a pipeline; absolute outside of the folder. */
function uriOf(file: string): string {
  if (file === standardInput) return "stdin";
  if (path.isAbsolute(file) || file.startsWith("../")) return pathToFileURL(file).href;
  return file.split("/").map(encodeURIComponent).join("/");
}
