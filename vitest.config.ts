// Test projects: `unit` is pure and fast, `desk` starts real databases and decoders.
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** A test knows no clock, and none fails because a machine is slow; one that hangs is told after an hour. */
const HOUR_MS = 3_600_000;
const noClock = {
  testTimeout: HOUR_MS,
  hookTimeout: HOUR_MS,
  teardownTimeout: HOUR_MS,
  expect: { poll: { timeout: HOUR_MS } },
} as const;

export default defineConfig({
  test: {
    // Most of the work of the desk's tests is done by decoders and databases that are waited for.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // As the command line runs: decision 0017.
    execArgv: ["--no-wasm-code-gc"],
    projects: [
      {
        test: {
          name: "unit",
          include: ["packages/{count,match,domain,report,web}/src/**/*.test.ts", "*.test.ts"],
          ...noClock,
        },
      },
      {
        test: {
          name: "desk",
          globalSetup: ["packages/server/src/postgres/testing/global-setup.ts"],
          include: ["packages/{media,server,cli}/src/**/*.test.ts", "fixtures/**/*.test.ts"],
          ...noClock,
        },
      },
    ],
  },
});
