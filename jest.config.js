const { readdirSync } = require("node:fs");
const { availableParallelism } = require("node:os");
const path = require("node:path");

// A folder of tests is a project, so none is forgotten; `slow` may be empty, and the scripts name it.
const folders = readdirSync(path.join(__dirname, "tests"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const project = (name) => ({
  displayName: name,
  preset: "ts-jest",
  testEnvironment: "node",
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  modulePathIgnorePatterns: ["<rootDir>/.cache/", "/dist/"],
});

/** @type {import("jest").Config} */
module.exports = {
  projects: [...new Set([...folders, "slow"])].map(project),
  testTimeout: 120_000,
  // Most of the time tests wait for the engine; beyond four it is the memory that runs short.
  maxWorkers: Math.min(availableParallelism(), 4),
};
