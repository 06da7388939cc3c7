const { existsSync, readdirSync } = require("node:fs");
const { availableParallelism } = require("node:os");
const path = require("node:path");

// A folder of tests is a project, so none is forgotten; `slow` may be empty, and the scripts name it.
const folders = readdirSync(path.join(__dirname, "tests"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

// What takes long and is needed once, before the first test of the folder.
const setupOf = (folder) => path.join(__dirname, "tests", folder, "setup.ts");

// What is about the other adapter alone.
const notOf = { engine: ["/engine/plugin/"], plugin: ["/engine/dynamic/"] };

// Whole suites that take minutes; `npm run test:slow` runs them.
const slowFiles = "*.slow.test.ts";

const project = (name, folder = name, { globals = {}, slow = false } = {}) => ({
  displayName: slow ? `slow-${name}` : name,
  ...(existsSync(setupOf(folder)) && { globalSetup: setupOf(folder) }),
  // Without types: `npm run check` looks at those of the whole project, once and not in every worker.
  transform: { "\\.ts$": ["ts-jest", { tsconfig: "<rootDir>/tests/tsconfig.json" }] },
  testEnvironment: "node",
  testMatch: slow
    ? [`<rootDir>/tests/${folder}/**/${slowFiles}`]
    : [`<rootDir>/tests/${folder}/**/*.test.ts`, `!**/${slowFiles}`],
  testPathIgnorePatterns: ["/node_modules/", ...(notOf[name] ?? [])],
  modulePathIgnorePatterns: ["<rootDir>/.cache/", "/dist/"],
  globals,
});

// The same tests, through the dynamic provider (`engine`, `faults`) and through the plugin.
const throughThePlugin = [
  project("plugin", "engine", { globals: { adapter: "plugin" } }),
  project("faults-plugin", "faults", { globals: { adapter: "plugin" } }),
];

const slowSuites = [
  project("cli", "cli", { slow: true }),
  project("engine", "engine", { slow: true }),
  project("plugin", "engine", { slow: true, globals: { adapter: "plugin" } }),
];

/** @type {import("jest").Config} */
module.exports = {
  projects: [
    ...[...new Set([...folders, "slow"])].map((name) => project(name)),
    ...throughThePlugin,
    ...slowSuites,
  ],
  // For hangs alone: on a busy machine a test of seconds takes minutes.
  testTimeout: 300_000,
  // Most of the time tests wait for the engine; beyond four it is the memory that runs short.
  maxWorkers: Math.min(availableParallelism(), 4),
  // Node keeps some modules of every finished test file: a worker that grew starts anew, before its heap is full.
  workerIdleMemoryLimit: "1.5GB",
};
