// The test bench, a process of its own: runs test files over a planted fault until one fails, and ends itself when one hangs.
import type { Reporter, TestModule } from "vitest/node";
import { startVitest } from "vitest/node";

export interface Job {
  readonly root: string;
  /** Run before each test file. */
  readonly setup: string;
  /** Test files in the order in which they are to run, with how long each may take, in ms. */
  readonly tests: readonly (readonly [file: string, limitMs: number])[];
}

export interface Outcome {
  /** The test file that noticed the fault, if any. */
  readonly killedBy: string | undefined;
  /** Where nothing failed: how long each test file took, in ms. */
  readonly took: readonly (readonly [file: string, ms: number])[];
}

/** Tells the parent that this file did not come back, and takes the hanging thread down with the process. */
function hangs(file: string): void {
  process.send?.({ killedBy: `${file} (no answer)`, took: [] } satisfies Outcome, () => process.exit(1));
}

async function run({ root, setup, tests }: Job): Promise<Outcome> {
  const limits = new Map(tests);
  const order = [...limits.keys()];
  const nameOf = (module: TestModule) => module.moduleId.slice(root.length + 1);
  let timer: NodeJS.Timeout | undefined;
  const watch = (file: string) => {
    clearTimeout(timer);
    timer = setTimeout(() => hangs(file), limits.get(file) ?? 60_000);
  };
  const reporter: Reporter = {
    onTestModuleQueued: (module) => watch(nameOf(module)),
    onTestModuleEnd: () => clearTimeout(timer),
  };
  const sequencer = class {
    shard<T>(files: T[]): T[] {
      return files;
    }
    sort<T extends { readonly moduleId: string }>(files: T[]): T[] {
      const place = ({ moduleId }: T) => order.indexOf(moduleId.slice(root.length + 1));
      return files.toSorted((a, b) => place(a) - place(b));
    }
  };
  const vitest = await startVitest(
    "test",
    order,
    {
      root,
      config: false,
      watch: false,
      bail: 1,
      setupFiles: [setup],
      pool: "threads",
      isolate: false,
      fileParallelism: false,
      testTimeout: 120_000,
      reporters: [reporter],
      sequence: { sequencer },
      include: order,
    },
    { logLevel: "silent", clearScreen: false },
  );
  clearTimeout(timer);
  const modules = vitest.state.getTestModules();
  const failed = modules.find((module) => !module.ok() && module.state() === "failed");
  const broken = vitest.state.getUnhandledErrors().length > 0;
  await vitest.close();
  process.exitCode = 0;
  const took = modules.map((module) => [nameOf(module), module.diagnostic().duration] as const);
  return { killedBy: failed ? nameOf(failed) : broken ? "an error that no test expected" : undefined, took };
}

process.on("message", (job) => {
  run(job as Job).then(
    (outcome) => process.send?.(outcome),
    (error: unknown) => {
      console.error(error);
      process.exit(2);
    },
  );
});
