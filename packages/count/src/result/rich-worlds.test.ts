// The invariants of docs/method.md on worlds with copies, nested groups, groups within others, shots and mirrors, true and wronged.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCase } from "../case/read.ts";
import type { Case } from "../case/shape.ts";
import { checkProof } from "../proof/check.ts";
import { contradicts } from "../testing/oracle.ts";
import { wronged } from "../testing/rich-world.ts";
import { count } from "./count.ts";
import { numbers, rich } from "../testing/any-rich-world.ts";

const runs = { seed: 20261126, numRuns: 120 };

describe("a rich world of true facts", () => {
  it("can be read, has no conflict, is never counted above the truth, and its proof checks", () => {
    const seen = { copies: 0, shots: 0, mirrors: 0, within: 0, tracks: 0, headcounts: 0 };
    fc.assert(
      fc.property(rich(), ({ file, shown }) => {
        expect(readCase(JSON.parse(JSON.stringify(file)))).toMatchObject({ ok: true });
        if (file.items.some(({ id }) => id.startsWith("copy"))) seen.copies++;
        if (file.facts.some(({ kind }) => kind === "continuous")) seen.shots++;
        if (file.facts.some(({ kind }) => kind === "within")) seen.within++;
        if (file.frames.length > 0) seen.mirrors++;
        if (file.sightings.some(({ spans }) => spans.length > 1)) seen.tracks++;
        if (file.headcounts.length > 0) seen.headcounts++;
        const result = count(file);
        expect(result.conflicts).toEqual([]);
        expect(result.atLeast).toBeLessThanOrEqual(shown);
        expect(checkProof(file, result.proof)).toEqual({ ok: true, atLeast: result.atLeast });
      }),
      runs,
    );
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(15);
  });

  it("shows no more than its maximum, where every frame is marked exhaustively", () => {
    fc.assert(
      fc.property(rich(true), ({ file, shown }) => {
        const { maximumShown, atLeast } = count(file);
        expect(maximumShown).toBeGreaterThanOrEqual(shown);
        expect(maximumShown).toBeGreaterThanOrEqual(atLeast);
      }),
      runs,
    );
  });

  it("counts at least the largest headcount, with any budget", () => {
    fc.assert(
      fc.property(rich(), fc.constantFrom(0, 1, 2, 7, 1000), ({ file }, nodeBudget) => {
        const largest = Math.max(0, ...file.headcounts.map(({ atLeast }) => atLeast));
        const result = count(file, { nodeBudget });
        expect(result.atLeast).toBeGreaterThanOrEqual(largest);
        expect(result.couldReach).toBeGreaterThanOrEqual(count(file).atLeast);
        expect(checkProof(file, result.proof)).toEqual({ ok: true, atLeast: result.atLeast });
      }),
      runs,
    );
  });

  it("counts no more without a fact or an item, and the same without one that it does not lean on", () => {
    fc.assert(
      fc.property(rich(), fc.nat(), ({ file }, n) => {
        const full = count(file);
        const fact = file.facts[n % Math.max(1, file.facts.length)];
        const item = file.items[n % file.items.length];
        const less = [
          { gone: fact?.id, case: { ...file, facts: file.facts.filter((one) => one !== fact) } },
          {
            gone: item?.id,
            case: {
              ...file,
              items: file.items.map((one) => (one === item ? { ...one, verdict: "false" as const } : one)),
            },
          },
        ];
        const leaning = new Set([...full.support.facts, ...full.support.items]);
        for (const { gone, case: rest } of less) {
          const { atLeast } = count(rest);
          expect(atLeast).toBeLessThanOrEqual(full.atLeast);
          expect(leaning.has(gone ?? "") ? full.atLeast : atLeast).toBe(full.atLeast);
        }
      }),
      runs,
    );
  });

  it("counts only people who are known to carry the attribute asked for", () => {
    fc.assert(
      fc.property(rich(), ({ file, personOf }) => {
        const said = file.sightings.filter(({ attributes }) => attributes.includes("says-conscript"));
        const people = new Set(said.map(({ id }) => personOf.get(id)));
        const asked = { ...file, criteria: { ...file.criteria, attributes: ["says-conscript"] } };
        const result = count(asked);
        expect(result.atLeast).toBeLessThanOrEqual(people.size);
        expect(result.atLeast > 0).toBe(people.size > 0);
        expect(checkProof(asked, result.proof)).toEqual({ ok: true, atLeast: result.atLeast });
      }),
      runs,
    );
  });

  it("is counted the same when a copy of any item is added beside it, in the same groups", () => {
    fc.assert(
      fc.property(rich(), fc.nat(), ({ file }, n) => {
        const item = file.items[n % file.items.length];
        const again = <T extends { id: string; item: string }>(list: readonly T[]): T[] =>
          list.flatMap((one) =>
            one.item === item?.id ? [{ ...one, id: `${one.id} again`, item: "again" }] : [],
          );
        const copied: Case = {
          ...file,
          items: [...file.items, { ...item, id: "again" } as Case["items"][number]],
          frames: [
            ...file.frames,
            ...file.frames.flatMap((one) => (one.item === item?.id ? [{ ...one, item: "again" }] : [])),
          ],
          sightings: [...again(file.sightings), ...file.sightings],
          headcounts: [...again(file.headcounts), ...file.headcounts],
          groups: file.groups.map((group) =>
            group.members.includes(item?.id ?? "")
              ? { ...group, members: [...group.members, "again"] }
              : group,
          ),
        };
        expect(numbers(count(copied))).toEqual(numbers(count(file)));
      }),
      runs,
    );
  });
});

describe("a rich world with wrong facts", () => {
  const wrong = fc
    .tuple(rich(), fc.nat(2 ** 31), fc.integer({ min: 1, max: 5 }))
    .map(([world, seed, n]) => wronged(world, seed, n));

  it("has its conflicts found, each the smallest there is, and is counted as if their facts were not there", () => {
    let seen = 0;
    fc.assert(
      fc.property(wrong, (file) => {
        const result = count(file);
        const factOf = new Map(file.facts.map((fact) => [fact.id, fact]));
        for (const conflict of result.conflicts) {
          seen++;
          const facts = conflict.facts.flatMap((id) => factOf.get(id) ?? []);
          expect(contradicts(file, facts)).toBe(true);
          for (const fact of facts)
            expect(
              contradicts(
                file,
                facts.filter((one) => one !== fact),
              ),
            ).toBe(false);
        }
        const left = file.facts.filter(({ id }) => !result.suspended.includes(id));
        expect(contradicts(file, left)).toBe(false);
        expect(numbers(count({ ...file, facts: left }))).toEqual(numbers(result));
        expect(checkProof(file, result.proof)).toEqual({ ok: true, atLeast: result.atLeast });
      }),
      runs,
    );
    expect(seen).toBeGreaterThan(60);
  });
});
