/** @type {import("jest").Config} */
const shared = {
  preset: "ts-jest",
  testEnvironment: "node",
  modulePathIgnorePatterns: ["<rootDir>/.cache/", "/dist/"],
};

/** @type {import("jest").Config} */
module.exports = {
  projects: [
    { ...shared, displayName: "unit", testMatch: ["<rootDir>/tests/unit/**/*.test.ts"] },
    { ...shared, displayName: "engine", testMatch: ["<rootDir>/tests/engine/**/*.test.ts"] },
    { ...shared, displayName: "examples", testMatch: ["<rootDir>/tests/examples/**/*.test.ts"] },
    { ...shared, displayName: "slow", testMatch: ["<rootDir>/tests/slow/**/*.test.ts"] },
  ],
  testTimeout: 120_000,
};
