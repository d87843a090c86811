// A logic program that reads the raw case by docs/method.md's letter agrees on every number, and on whether facts clash.
import { run } from "clingo-wasm";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Case, Fact } from "../case/shape.ts";
import { COLOURED, LARGEST, LETTER } from "../testing/letter.ts";
import { smallCase } from "../testing/small-cases.ts";
import { tangleOf } from "../testing/tangles.ts";
import { transcribed } from "../testing/transcribed.ts";
import { dice, worldOf } from "../testing/world.ts";
import { caseOf, people, photo, SIGNED } from "../testing/examples.ts";
import { count } from "./count.ts";

/** The last of at most `models` models; 0 asks for the best. */
async function solve(program: string, models: 0 | 1) {
  const answer = await run(program, models, ["--opt-strategy=usc", "--warn=none"]);
  if (answer.Result === "ERROR") throw new Error(answer.Error);
  const isThere = answer.Result !== "UNSATISFIABLE";
  return { isThere, shown: isThere ? (answer.Call.at(-1)?.Witnesses.at(-1)?.Value ?? []) : [] };
}

/** Units, the largest set of different ones, and whether the facts clash. */
async function read(file: Case, suspended: readonly string[]) {
  const { shown } = await solve(`${transcribed(file, suspended)}${LETTER}${LARGEST}#show unit/1.`, 0);
  const shows = (name: string) => shown.filter((one) => one.startsWith(name));
  return { units: shows("unit(").length, clique: shows("taken(").length, isClash: shown.includes("clash") };
}

async function canBeColoured(file: Case, suspended: readonly string[], colours: number): Promise<boolean> {
  if (colours < 1) return false;
  const program = `${transcribed(file, suspended)}${LETTER}#const colours = ${colours}.${COLOURED}`;
  return (await solve(program, 1)).isThere;
}

const DAYS = [null, "2024", "2024-08", "2024-08-10", "2024-08-11", "2025"];

/** Any facts, right or wrong, with dates of every precision; verdicts and subjects asked for in every combination. */
const anything: fc.Arbitrary<Case> = fc
  .tuple(
    smallCase({
      isPlain: true,
      items: 6,
      leastSightings: 14,
      sightings: 30,
      headcounts: 3,
      groups: 6,
      facts: 12,
    }),
    fc.nat(2 ** 31),
  )
  .map(([file, seed]) => {
    const roll = dice(seed);
    const day = () => DAYS[roll(DAYS.length)] ?? null;
    const until = roll(4) === 0 ? day() : null;
    const verdicts = roll(4) === 0 ? (["verified", "none"] as const) : (["verified"] as const);
    const subjects = roll(4) === 0 ? ["prisoner", "guard"] : ["prisoner"];
    const items = file.items.map((item) => ({ ...item, capturedAt: day() }));
    const facts = file.facts.map((fact) => (roll(9) === 0 ? { ...fact, reviewedBy: fact.statedBy } : fact));
    return { ...file, criteria: { ...file.criteria, until, verdicts, subjects }, items, facts };
  });

const truth: fc.Arbitrary<Case> = fc
  .tuple(fc.nat(2 ** 31), fc.integer({ min: 8, max: 16 }), fc.integer({ min: 2, max: 4 }))
  .map(([seed, people, events]) => {
    const size = { people, events, itemsPerEvent: 3, shownPerItem: 5, pairFacts: 14, exhaustive: false };
    return worldOf(seed, size).file;
  });

/** Photos of one or two people, and so many stated differences that nothing takes the graph apart: the search has to work. */
const webs: fc.Arbitrary<Case> = fc.nat(2 ** 31).map((seed) => {
  const roll = dice(seed);
  const shown = Array.from({ length: 8 + roll(10) }, (_, i) => people(`i${i}`, 1 + roll(2)));
  const sightings = shown.flat();
  const dense = 2 + roll(4);
  const facts = sightings.flatMap((a, i) =>
    sightings.slice(i + 1).flatMap((b): Fact[] => {
      if (a.item === b.item || roll(7) >= dense) return [];
      return [{ ...SIGNED, id: `${a.id} ${b.id}`, kind: "different", between: [a.id, b.id] }];
    }),
  );
  return caseOf({ items: shown.map((_, i) => photo(`i${i}`)), sightings, facts });
});

describe.each([
  ["any facts, right or wrong", anything],
  ["worlds of true facts", truth],
  ["webs of stated differences", webs],
  ["tangles of named people", fc.nat(2 ** 31).map(tangleOf)],
])("a logic program that knows only the letter, on %s", (name, cases) => {
  it("finds the same number, a colouring within ours, and clashes where we report conflicts", async () => {
    const seen = { compared: 0, large: 0, largest: 0, best: 0, gaps: 0, tight: 0, clashes: 0 };
    const check = async (file: Case) => {
      const result = count(file);
      const { units, clique, isClash } = await read(file, result.suspended);
      if (units > 40) return;
      seen.compared++;
      if (units >= 15) seen.large++;
      seen.largest = Math.max(seen.largest, units);
      const hurried = count(file, { nodeBudget: 2 });
      for (const { atLeast, exact } of [result, hurried]) {
        expect(atLeast).toBeLessThanOrEqual(clique);
        expect(exact ? clique : atLeast).toBe(atLeast);
      }
      expect(result.couldReach).toBeLessThanOrEqual(Math.max(1, hurried.couldReach));
      if (result.atLeast === clique) seen.best++;
      expect(await canBeColoured(file, result.suspended, Math.max(1, result.couldReach))).toBe(true);
      if (!result.exact) seen.gaps++;
      if (
        !result.exact &&
        units < 16 &&
        !(await canBeColoured(file, result.suspended, result.couldReach - 1))
      )
        seen.tight++;
      // What stays in force is free of clashes; and where nothing was suspended, nothing had to be.
      expect(isClash).toBe(false);
      const isContradicted = result.conflicts.some(({ kind }) => kind !== "fully-marked");
      expect((await read(file, [])).isClash).toBe(isContradicted);
      if (isContradicted) seen.clashes++;
    };
    await fc.assert(fc.asyncProperty(cases, check), { seed: 20261123, numRuns: CASES });
    console.log(`${name}: ${JSON.stringify(seen)}`);
    expect(seen.large).toBeGreaterThan(5);
    // On graphs of this size the usual budget always reaches the best.
    expect(seen.best).toBe(seen.compared);
  });
});

const CASES = 150;
