// Tries planted faults one after another on a copy of the package, never on the sources themselves.
import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Job, Outcome } from "./bench.ts";
import type { Fault } from "./faults.ts";
import { planted } from "./faults.ts";

/** How long a test file may take with a fault in it, as a multiple of what it takes without, and beyond. */
const SLACK = { times: 5, ms: 10_000 };

/** A bench keeps a little of every run in memory: after so many another takes its place. */
const JOBS = 20;

/** The first counterexample will do: looking for a smaller one takes longer than finding it. */
const SETUP = `import * as fc from "fast-check";\nfc.configureGlobal({ endOnFailure: true });\n`;

/** A copy of a package that can be broken and mended, with a bench that runs its tests. */
export class Trial {
  readonly root: string;
  readonly #took = new Map<string, number>();
  #bench: ChildProcess | undefined;
  #jobs = 0;

  constructor(repository: string, folder: string) {
    this.root = mkdtempSync(join(tmpdir(), "mutants-"));
    mkdirSync(join(this.root, "packages"), { recursive: true });
    cpSync(join(repository, folder), join(this.root, folder), { recursive: true });
    cpSync(join(repository, "fixtures", "cases"), join(this.root, "fixtures", "cases"), { recursive: true });
    symlinkSync(join(repository, "node_modules"), join(this.root, "node_modules"));
    cpSync(join(repository, "package.json"), join(this.root, "package.json"));
    writeFileSync(join(this.root, "setup.ts"), SETUP);
  }

  /** Runs the tests on the copy as it is; throws unless all pass, because nothing can be learned otherwise. */
  async unbroken(tests: readonly string[]): Promise<void> {
    const { killedBy, took } = await this.#run(tests);
    if (killedBy !== undefined) throw new Error(`${killedBy} fails without any fault`);
    for (const [file, ms] of took) this.#took.set(file, ms);
  }

  /** The test file that notices the fault, undefined when none does; its own test is asked first, then the quick ones. */
  async killerOf(fault: Fault, tests: readonly string[]): Promise<string | undefined> {
    const path = join(this.root, fault.file);
    const source = readFileSync(path, "utf8");
    writeFileSync(path, planted(source, fault));
    try {
      const own = fault.file.replace(/\.ts$/, ".test.ts");
      const cost = (file: string) => (file === own ? -1 : (this.#took.get(file) ?? 0));
      return (await this.#run(tests.toSorted((a, b) => cost(a) - cost(b)))).killedBy;
    } finally {
      writeFileSync(path, source);
    }
  }

  close(): void {
    this.#bench?.kill("SIGKILL");
    rmSync(this.root, { recursive: true });
  }

  async #run(files: readonly string[]): Promise<Outcome> {
    const tests = files.map((file): [string, number] => {
      const took = this.#took.get(file);
      return [file, took === undefined ? 600_000 : took * SLACK.times + SLACK.ms];
    });
    const bench = (this.#bench ??= fork(join(import.meta.dirname, "bench.ts"), { cwd: this.root }));
    bench.send({ root: this.root, setup: join(this.root, "setup.ts"), tests } satisfies Job);
    const answer = await Promise.race([
      once(bench, "message").then(([outcome]) => outcome as Outcome),
      once(bench, "exit").then((): Outcome => ({ killedBy: "the bench broke down", took: [] })),
    ]);
    const isSpent = ++this.#jobs % JOBS === 0;
    if (isSpent || answer.killedBy?.endsWith("(no answer)") || bench.exitCode !== null) {
      bench.kill("SIGKILL");
      this.#bench = undefined;
    }
    return answer;
  }
}
