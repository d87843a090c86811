// Counting: wall time of readCase + count, its proof included; anchor: `JSON.parse` of the same case file.
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { checkProof, count, readCase, recount, type Case, type Count } from "@sightline/count";
import { build } from "vite";
import { caseOf } from "./cases.ts";
import { inTurns, median, ms, wallOf, type Bench } from "./measure.ts";

type Say = Parameters<Bench>[0];
type Sized = { readonly text: string; readonly json: unknown };

/** About 300 people can be proved of it. */
const newsroom = { events: 13, items: 130, sightings: 3_000, crowd: 40, pairFacts: 499 };
const large = { events: 20, items: 2_000, sightings: 100_000, crowd: 400, pairFacts: 0 };
/** One event, whose items facts tie to each other in every way: nothing can be taken by itself. */
const tied = { events: 1, items: 500, sightings: 25_000, crowd: 4_000, pairFacts: 10_000 };
const pathological = { events: 20, items: 2_000, sightings: 250_000, crowd: 1_000, pairFacts: 100_000 };

export const countBench: Bench = async (say, scratch) => {
  await inNewsroom(say);
  const big = sized(large);
  await counted("100,000 sightings, facts about events", big, { say, times: 9, freeMs: 0 });
  await peakMemory(big, say, scratch);
  await growth(say);
  await soundAtLeast("25,000 sightings, 10,000 facts", tied, say);
  await soundAtLeast("250,000 sightings, 100,000 facts (pathological)", pathological, say);
  await checkerSize(say);
};

function sized(size: typeof newsroom): Sized {
  const text = JSON.stringify(caseOf(size));
  return { text, json: JSON.parse(text) };
}

async function inNewsroom(say: Say): Promise<void> {
  const size = sized(newsroom);
  await counted("130 items, 3,000 sightings, 500 facts", size, { say, times: 61, freeMs: 20 });
  const result = countOf(size.json);
  const file = caseIn(size.json);
  const { memo } = recount(file);
  const edits = file.facts.slice(1, 26).map(({ id }) => ({
    ...file,
    facts: file.facts.filter((fact) => fact.id !== id),
  }));
  let turn = 0;
  const next = (): Case => edits[turn++ % edits.length] ?? file;
  const { full, again, check } = await inTurns(25, {
    full: () => wallOf(() => count(file)),
    again: () => wallOf(() => recount(next(), memo)),
    check: () => wallOf(() => checkedOf(size.json, result)),
  });
  say({
    what: "the newsroom case counted again after one fact was withdrawn",
    anchor: "its full count",
    ratio: again / full,
    target: { atMost: 1 / 3 },
    seen: `${ms(again)} against ${ms(full)}`,
  });
  say({
    what: `checkProof of ${result.atLeast} people`,
    anchor: "its full count",
    ratio: check / full,
    target: { atMost: 0.1 },
    seen: `${ms(check)} against ${ms(full)}`,
  });
}

type How = {
  readonly say: Say;
  readonly times: number;
  /** What the target allows on top of its ratio. */
  readonly freeMs: number;
};

async function counted(what: string, { text, json }: Sized, { say, times, freeMs }: How): Promise<void> {
  let result = countOf(json);
  const { parse, ours } = await inTurns(times, {
    parse: () => wallOf(() => JSON.parse(text)),
    ours: () => wallOf(() => (result = countOf(json))),
  });
  const free = freeMs > 0 ? `, ${freeMs} ms of it free` : "";
  say({
    what: `count and proof of ${what}`,
    anchor: "JSON.parse",
    ratio: Math.max(0, ours - freeMs) / parse,
    target: { atMost: 3 },
    seen: `${ms(ours)} against ${ms(parse)}${free}; ${numberOf(result)}`,
  });
}

async function peakOf(...more: string[]): Promise<number> {
  const child = [join(import.meta.dirname, "child-count.ts"), ...more];
  const { stdout } = await promisify(execFile)(process.execPath, child);
  return Number(stdout);
}

const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

async function peakMemory({ text }: Sized, say: Say, scratch: string): Promise<void> {
  const file = join(scratch, "case.json");
  await writeFile(file, text);
  const [idle, busy] = [await peakOf(), await peakOf(file)];
  say({
    what: "peak memory of counting 100,000 sightings, over that of the idle program",
    anchor: "the size of the case file",
    ratio: (busy - idle) / text.length,
    target: { atMost: 12 },
    seen: `${mb(busy)} and ${mb(idle)} against ${mb(text.length)}`,
  });
}

/** Ten times the data: how many times the work? */
async function growth(say: Say): Promise<void> {
  let before: { sightings: number; cost: number } | undefined;
  for (const sightings of [1_000, 10_000, 100_000, 1_000_000]) {
    const { json } = sized({ ...large, items: sightings / 50, sightings });
    const times = sightings > 100_000 ? 1 : 3;
    const costs = Array.from({ length: times }, () => wallOf(() => countOf(json)));
    const cost = median(costs);
    if (before)
      say({
        what: `counting ${sightings.toLocaleString("en")} sightings`,
        anchor: `counting ${before.sightings.toLocaleString("en")}`,
        ratio: cost / before.cost,
        target: { atMost: 12 },
        seen: `${ms(cost)} against ${ms(before.cost)}`,
      });
    before = { sightings, cost };
  }
}

/** Exact, or sound with the gap said: `couldReach` over `atLeast`. */
async function soundAtLeast(what: string, size: typeof newsroom, say: Say): Promise<void> {
  const { text, json } = sized(size);
  const parse = wallOf(() => JSON.parse(text));
  let result: Count | undefined;
  const cost = wallOf(() => (result = countOf(json)));
  if (!result) throw new Error("Expected a count, got none.");
  checkedOf(json, result);
  say({
    what: `what could be argued of ${what}`,
    anchor: "what is proved",
    ratio: result.couldReach / result.atLeast,
    // Exact where it can be; else what counts is that the gap is told.
    target: { atMost: 2 },
    seen: `${numberOf(result)}; ${ms(cost)}, ${(cost / parse).toFixed(0)}× JSON.parse; its proof holds`,
  });
}

async function checkerSize(say: Say): Promise<void> {
  const entry = join(import.meta.dirname, "../packages/count/src/proof/check.ts");
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: true, lib: { entry, formats: ["iife"], name: "sightline" } },
  });
  const [bundle] = [built].flat();
  const code = bundle && "output" in bundle ? bundle.output[0].code : "";
  if (!code.includes("sightline.proof/1"))
    throw new Error("Expected the bundled checker, got something else.");
  say({
    what: "checkProof and all that it needs, minified",
    anchor: "30 KB",
    ratio: code.length / 30_000,
    target: { atMost: 1 },
    seen: `${code.length} bytes, ${gzipSync(code).length} zipped`,
  });
}

function numberOf({ atLeast, couldReach, exact }: Count): string {
  return `at least ${atLeast}${exact ? ", exact" : `, at most ${couldReach}`}`;
}

function caseIn(json: unknown): Case {
  const reading = readCase(json);
  if (!reading.ok)
    throw new Error(`Our own case is refused: ${JSON.stringify(reading.refusals.slice(0, 3))}`);
  return reading.case;
}

function countOf(json: unknown): Count {
  return count(caseIn(json));
}

function checkedOf(json: unknown, { proof, atLeast }: Count): void {
  const checked = checkProof(json, proof);
  if (!checked.ok || checked.atLeast !== atLeast)
    throw new Error(`Our own proof does not hold: ${JSON.stringify(checked)}`);
}
