// Whether a search stopped at its budget is part of the result: a gap that more search might close is told apart from one that none can.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseOf, photo, SIGNED } from "../testing/examples.ts";
import { readCase } from "../case/read.ts";
import type { Case, Fact } from "../case/shape.ts";
import { webOf } from "../testing/webs.ts";
import { dice } from "../testing/world.ts";
import { count } from "./count.ts";

/** Events of a few crowds each, most pairs of them stated to be separate: 50 events of 150 crowds take a real search. */
function eventsOf(seed: number, events: number, ofFive: number): Case {
  const roll = dice(seed);
  const items = Array.from({ length: events * 3 }, (_, i) => photo(`i${i}`));
  const groups = Array.from({ length: events }, (_, e) => ({
    id: `e${e}`,
    members: items.filter((_item, i) => i % events === e).map(({ id }) => id),
  }));
  const facts = groups.flatMap(({ id: a }, i) =>
    groups.slice(i + 1).flatMap(({ id: b }): Fact[] => {
      if (roll(5) >= ofFive) return [];
      return [{ ...SIGNED, id: `${a} ${b}`, kind: "separate", groups: [a, b] }];
    }),
  );
  const headcounts = items.map(({ id }) => ({
    id: `h-${id}`,
    item: id,
    at: 0,
    subject: "prisoner",
    atLeast: 1 + roll(60),
    atMost: null,
  }));
  return caseOf({ items, headcounts, groups, facts });
}

describe("a search", () => {
  it("of many events says that it stopped, and no more once it could go on", () => {
    const file = eventsOf(7, 50, 4);
    const [hurried, usual] = [count(file, { nodeBudget: 3 }), count(file)];
    expect(hurried).toMatchObject({ exact: false, stoppedAt: 3 });
    expect(usual.stoppedAt).toBeNull();
    expect(usual.atLeast).toBeGreaterThanOrEqual(hurried.atLeast);
    expect(usual.couldReach).toBeLessThanOrEqual(hurried.couldReach);
  });

  it("of the ring of five is not stopped: the gap between two and three is a true one", () => {
    const ring = new URL("../../../../fixtures/cases/five-photos-in-a-ring.json", import.meta.url);
    const read = readCase(JSON.parse(readFileSync(ring, "utf8")));
    if (!read.ok) throw new Error("Expected the ring to be read.");
    expect(count(read.case)).toMatchObject({ atLeast: 2, couldReach: 3, exact: false, stoppedAt: null });
    expect(count(read.case, { nodeBudget: 0 })).toMatchObject({ couldReach: 3, stoppedAt: 0 });
  });

  it("that was not stopped finds the same with a larger budget", () => {
    const seen = { stopped: 0, ended: 0, gaps: 0 };
    const files = fc.oneof(
      fc.tuple(fc.nat(2 ** 31), fc.integer({ min: 5, max: 16 })).map(([seed, n]) => eventsOf(seed, n, 3)),
      fc.tuple(fc.nat(2 ** 31), fc.integer({ min: 10, max: 40 })).map(([seed, n]) => webOf(seed, n, 6)),
    );
    fc.assert(
      fc.property(files, fc.constantFrom(0, 1, 5, 40, 300), (file, nodeBudget) => {
        const { atLeast, couldReach, exact, stoppedAt } = count(file, { nodeBudget });
        seen[stoppedAt === null ? "ended" : "stopped"]++;
        if (stoppedAt === null && !exact) seen.gaps++;
        expect(stoppedAt === null || (stoppedAt === nodeBudget && !exact)).toBe(true);
        const again = count(file, { nodeBudget: stoppedAt ?? 20_000 });
        expect(again).toMatchObject({ atLeast, couldReach, stoppedAt });
      }),
      { seed: 20261201, numRuns: 300 },
    );
    expect(seen.stopped).toBeGreaterThan(30);
    expect(seen.ended).toBeGreaterThan(100);
    expect(seen.gaps).toBeGreaterThan(5);
  });
});
