// `npm run mutants`: plants faults in the counting package, or in rules of another one, one at a time, and reports those that no test notices.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Fault } from "./mutants/faults.ts";
import { faultsOf } from "./mutants/faults.ts";
import { reachedBy } from "./mutants/reach.ts";
import { sampleOf } from "./mutants/sample.ts";
import { Trial } from "./mutants/trial.ts";

const { values } = parseArgs({
  options: {
    every: { type: "string", default: "12" },
    file: { type: "string", default: "" },
    skip: { type: "string", default: "" },
    package: { type: "string", default: "count" },
    tests: { type: "string", default: "" },
    again: { type: "string" },
    report: { type: "string" },
  },
});

interface Survivor {
  readonly file: string;
  readonly kind: string;
  readonly line: number;
  readonly reads: string;
}

const folder = `packages/${values.package}`;
const repository = join(import.meta.dirname, "..");
const sources = globSync(`${folder}/src/**/*.ts`, { cwd: repository }).sort();
const tests = sources.filter(
  (file) =>
    file.endsWith(".test.ts") &&
    new RegExp(values.tests).test(file) &&
    (values.skip === "" || !new RegExp(values.skip).test(file)),
);
const trial = new Trial(repository, folder);
const faults = sources
  .filter((file) => !/\.test\.ts$|\/testing\//.test(file) && new RegExp(values.file).test(file))
  .flatMap((file) => faultsOf(file, readFileSync(join(trial.root, file), "utf8")));

/** Survivors of an earlier report, found again by how their line reads, or else a sample. */
function chosen(): Fault[] {
  if (values.again === undefined) return sampleOf(faults, Number(values.every));
  const wanted = JSON.parse(readFileSync(values.again, "utf8")) as readonly Survivor[];
  return faults.filter((fault) =>
    wanted.some((one) => one.file === fault.file && one.kind === fault.kind && one.reads === fault.reads),
  );
}

const reached = reachedBy(trial.root, tests);
const planted = chosen();
const alive: Fault[] = [];
try {
  await trial.unbroken(tests);
  console.log(`${faults.length} faults can be planted; ${planted.length} of them are tried.`);
  for (const fault of planted) {
    const killer = await trial.killerOf(fault, reached.get(fault.file) ?? []);
    if (killer === undefined) alive.push(fault);
    console.log(
      `${killer === undefined ? "ALIVE " : "killed"} ${fault.file}:${fault.line} ${fault.kind}: ${fault.reads}${killer === undefined ? "" : `  — ${killer}`}`,
    );
  }
} finally {
  trial.close();
}

const perFile = Map.groupBy(planted, ({ file }) => file);
for (const [file, list] of perFile) {
  const left = alive.filter((fault) => fault.file === file).length;
  console.log(
    `${String(list.length - left).padStart(4)} of ${String(list.length).padStart(3)} killed  ${file}`,
  );
}
console.log(`${planted.length} planted, ${planted.length - alive.length} killed, ${alive.length} alive.`);
if (values.report !== undefined) writeFileSync(values.report, JSON.stringify(alive, undefined, 1));
