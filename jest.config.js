const { availableParallelism } = require("node:os");

const project = (name) => ({
  displayName: name,
  preset: "ts-jest",
  testEnvironment: "node",
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  modulePathIgnorePatterns: ["<rootDir>/.cache/", "/dist/"],
});

/** @type {import("jest").Config} */
module.exports = {
  projects: ["unit", "engine", "examples", "package", "faults", "slow"].map(project),
  testTimeout: 120_000,
  // Most of the time tests wait for the engine; beyond four it is the memory that runs short.
  maxWorkers: Math.min(availableParallelism(), 4),
};
