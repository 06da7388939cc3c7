import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { type Emulator, startEmulator } from "kaleyra-emulator";

import { pythonTools } from "../../../tools/linters/python-tools";
import { repository } from "../../support/repository";

// The first run installs schemathesis with pip.
jest.setTimeout(600_000);

const requirements = path.join(__dirname, "requirements.txt");
/** What schemathesis checks, by its own names. */
const checks = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_schema_conformance",
  "ignored_auth",
];

describe("the emulator's OpenAPI description", () => {
  it("matches what the emulator does, according to schemathesis", async () => {
    await using kaleyra = await anEmulator();

    const { ok, output } = await schemathesis(kaleyra);

    expect({ ok, output }).toEqual({
      ok: true,
      output: expect.stringMatching(/12 passed|No issues found/),
    });
    // All twelve operations were called.
    expect(new Set(kaleyra.requests().map(({ operation }) => operation)).size).toBeGreaterThan(11);
  });

  it.each([
    ["a response that is not described", { status: 202, body: "{}" }, "202"],
    ["a body that is not described", { status: 200, body: '{"id":7}' }, "is not of type"],
  ])("does not match %s", async (_what, fault, finding) => {
    await using kaleyra = await anEmulator();
    const headers = { "content-type": "application/json" };
    kaleyra.addFault({ operation: "createFlow", times: "always", headers, ...fault });

    const { ok, output } = await schemathesis(kaleyra);

    expect(ok).toBe(false);
    expect(output).toContain(finding);
  });
});

/** An emulator with a flow that has the id of the examples in its description. */
function anEmulator(): Promise<Emulator> {
  return startEmulator({ flows: [{ id: "186976433878115566", name: "survey" }] });
}

/** Runs schemathesis against an emulator, always with the same random numbers. */
async function schemathesis({ url, environment }: Emulator) {
  const programs = pythonTools(requirements, path.join(repository, ".cache/schemathesis"));
  const cwd = await mkdtemp(path.join(tmpdir(), "kaleyra-openapi-")); // It writes files there.
  const args = [
    ...[
      "run",
      `${url}/_emulator/openapi.json`,
      "--header",
      `api-key: ${environment.KALEYRA_API_KEY}`,
    ],
    ...["--checks", checks.join(","), "--phases", "examples,coverage,fuzzing"],
    ...["--max-examples", "15", "--seed", "19", "--no-color", "--warnings", "off"],
  ];
  try {
    return await new Promise<{ readonly ok: boolean; readonly output: string }>((resolve) => {
      execFile(
        path.join(programs, "schemathesis"),
        args,
        { cwd, maxBuffer: 64 * 1024 * 1024 },
        (error, stdout, stderr) => {
          resolve({ ok: error === null, output: stdout + stderr });
        },
      );
    });
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}
