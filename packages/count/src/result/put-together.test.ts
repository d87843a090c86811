// Cases put together, written in another way, or with something beside them that does not count: the numbers follow.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCase } from "../case/read.ts";
import type { Case, Fact } from "../case/shape.ts";
import { checkProof } from "../proof/check.ts";
import { smallCase } from "../testing/small-cases.ts";
import { conflicts, count } from "./count.ts";
import { numbers, rich } from "../testing/any-rich-world.ts";

const runs = { seed: 20261126, numRuns: 120 };

const isConflictFree = (file: Case) => conflicts(file).length === 0;

const LISTS = ["items", "frames", "sightings", "headcounts", "groups", "facts"] as const;

/** Under other names, so that two cases can stand in one file. */
function apart(file: Case, mark: string): Case {
  const ids = new Set(
    [file.items, file.sightings, file.headcounts, file.groups, file.facts].flatMap((list) =>
      list.map(({ id }) => id),
    ),
  );
  return JSON.parse(JSON.stringify(file), (_, value: unknown) =>
    typeof value === "string" && ids.has(value) ? `${mark} ${value}` : value,
  ) as Case;
}

describe("two cases in one file", () => {
  const plain = smallCase({ isPlain: true, items: 4, sightings: 7, facts: 5 }).filter(
    (file) => file.criteria.attributes.length === 0 && isConflictFree(file),
  );
  const both = fc.tuple(plain, plain).map(([a, b]) => {
    const [left, right] = [apart(a, "left"), apart(b, "right")];
    const lists = LISTS.map((key) => [key, [...left[key], ...right[key]]]);
    const groups = [left, right].map((side, i) => ({
      id: `side${i}`,
      members: side.items.map(({ id }) => id),
    }));
    const joint = { ...left, ...(Object.fromEntries(lists) as Pick<Case, (typeof LISTS)[number]>) };
    return { a, b, joint: { ...joint, groups: [...joint.groups, ...groups] } };
  });
  const separate: Fact = {
    id: "S",
    kind: "separate",
    groups: ["side0", "side1"],
    basis: "far apart",
    statedBy: "m1",
    reviewedBy: "m2",
  };

  it("may show the same people: the larger number holds for both", () => {
    fc.assert(
      fc.property(both, ({ a, b, joint }) => {
        const [left, right, all] = [count(a), count(b), count(joint)];
        expect(numbers(all)).toEqual({
          atLeast: Math.max(left.atLeast, right.atLeast),
          couldReach: Math.max(left.couldReach, right.couldReach),
        });
      }),
      { ...runs, numRuns: 300 },
    );
  });

  it("show different people once they are kept apart: the numbers add", () => {
    fc.assert(
      fc.property(both, ({ a, b, joint }) => {
        const [left, right] = [count(a), count(b)];
        const file = { ...joint, facts: [separate, ...joint.facts] };
        const all = count(file);
        expect(numbers(all)).toEqual({
          atLeast: left.atLeast + right.atLeast,
          couldReach: left.couldReach + right.couldReach,
        });
        expect(checkProof(file, all.proof)).toEqual({ ok: true, atLeast: all.atLeast });
        expect(
          numbers(count({ ...file, facts: [{ ...separate, reviewedBy: "m1" }, ...joint.facts] })),
        ).toEqual(numbers(count(joint)));
      }),
      { ...runs, numRuns: 300 },
    );
  });
});

describe("what is written in another way", () => {
  it("a group within another is parted from whom the other is parted from, as if it were its member", () => {
    let seen = 0;
    fc.assert(
      fc.property(smallCase({ groups: 6, facts: 9 }), (file) => {
        const order = new Map(file.groups.map(({ id }, i) => [id, i]));
        const claims = file.facts.filter((fact) => fact.kind === "within" && fact.reviewedBy !== null);
        // Groups of these files name earlier groups only: an inner group that comes earlier makes no cycle.
        const fits = claims.every(
          (fact) => fact.kind === "within" && (order.get(fact.inner) ?? 0) < (order.get(fact.outer) ?? 0),
        );
        if (!fits || claims.length === 0 || !isConflictFree(file)) return;
        const groups = file.groups.map((group) => ({
          ...group,
          members: [
            ...group.members,
            ...claims.flatMap((fact) =>
              fact.kind === "within" && fact.outer === group.id ? [fact.inner] : [],
            ),
          ],
        }));
        seen++;
        const nested = { ...file, groups, facts: file.facts.filter((fact) => !claims.includes(fact)) };
        expect(numbers(count(nested))).toEqual(numbers(count(file)));
      }),
      { ...runs, numRuns: 1500 },
    );
    expect(seen).toBeGreaterThan(80);
  });

  it("keys in another order give the same bytes", () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, inner]) => [key, turned(inner)]),
      );
    };
    fc.assert(
      fc.property(rich(), ({ file }) => {
        const reading = readCase(turned(file));
        expect(JSON.stringify(reading.ok && count(reading.case))).toBe(JSON.stringify(count(file)));
      }),
      runs,
    );
  });
});

describe("an item that nobody verified", () => {
  it("changes nothing, whatever it shows, counts, links and parts", () => {
    fc.assert(
      fc.property(
        smallCase({ isPlain: true }),
        fc.constantFrom("none", "inconclusive", "false"),
        (file, verdict) => {
          const marks = ["x", "y"].map((id) => ({
            id,
            item: "unseen",
            subject: "prisoner",
            attributes: ["says-conscript"],
            spans: [[0, 5] as const],
          }));
          const signed = { basis: "b", statedBy: "m1", reviewedBy: "m2" };
          const links = file.sightings.flatMap(({ id }, i): Fact[] => [
            { ...signed, id: `link${i}`, kind: "same", between: [id, "x"] },
            { ...signed, id: `part${i}`, kind: "different", between: ["y", id] },
          ]);
          const more: Case = {
            ...file,
            items: [
              { id: "unseen", kind: "video", verdict, footage: null, source: null, capturedAt: null },
              ...file.items,
            ],
            frames: [...file.frames, { item: "unseen", at: 9, exhaustive: true }],
            sightings: [...marks, ...file.sightings],
            headcounts: [
              { id: "hx", item: "unseen", at: 3, subject: "prisoner", atLeast: 99, atMost: null },
              ...file.headcounts,
            ],
            facts: [
              ...links,
              { ...signed, id: "shot", kind: "continuous", item: "unseen", span: [0, 9] },
              { ...signed, id: "each", kind: "different", between: ["x", "y"] },
              ...file.facts,
            ],
          };
          const { caseHash: _, counted: __, proof, ...before } = count(file);
          const { caseHash: ___, counted: ____, proof: after, ...rest } = count(more);
          expect(rest).toEqual(before);
          expect({ ...after, caseHash: "" }).toEqual({ ...proof, caseHash: "" });
        },
      ),
      runs,
    );
  });
});
