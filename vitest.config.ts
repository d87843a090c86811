// Test projects: `unit` is pure and fast, `desk` starts real databases and decoders.
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { macros } from "./packages/web/macros.ts";

/** A test knows no clock, and none fails because a machine is slow; one that hangs is told after half an hour. */
const LONGEST_MS = 1_800_000;
const noClock = {
  testTimeout: LONGEST_MS,
  hookTimeout: LONGEST_MS,
  teardownTimeout: LONGEST_MS,
  expect: { poll: { timeout: LONGEST_MS } },
} as const;

/** A connection that a test of outages cut while the queue was noting a failed job: the queue waits for no answer there. */
const isCutQueue = ({ code, stack = "" }: { readonly code?: unknown; readonly stack?: string }): boolean =>
  code === "57P01" && stack.includes("graphile-worker");

export default defineConfig({
  test: {
    // The desk goes on after such an error too (`run` in `cli`).
    onUnhandledError: (error) => !isCutQueue(error),
    // A third of the time of the desk's tests is waiting, for databases that start and end and for disks: one more than cores.
    maxWorkers: availableParallelism() + 1,
    // As the command line runs: decision 0017.
    execArgv: ["--no-wasm-code-gc"],
    projects: [
      {
        plugins: [macros()],
        test: {
          name: "unit",
          setupFiles: ["packages/web/src/testing/english.ts"],
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
