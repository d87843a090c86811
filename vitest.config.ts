// Test projects: `unit` is pure and fast, `desk` starts real databases and decoders.
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

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
          // Properties over hundreds of cases: a busy machine takes its time.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "desk",
          globalSetup: ["packages/server/src/postgres/testing/global-setup.ts"],
          include: ["packages/{media,server,cli}/src/**/*.test.ts", "fixtures/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
