// Proofs of tangled cases: unmarked people among marked ones, flagged videos, groups that name single people; each shape by hand, then many at random.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseOf, different, people, photo, same, separate, track, within } from "../testing/examples.ts";
import type { Case, Headcount } from "../case/shape.ts";
import { conflicts, count } from "../result/count.ts";
import { oracle } from "../testing/oracle.ts";
import { tangleOf } from "../testing/tangles.ts";
import { checkProof } from "./check.ts";
import type { ProofNode } from "./shape.ts";

const counted = (id: string, item: string, at: number, atLeast: number): Headcount => ({
  id,
  item,
  at,
  subject: "prisoner",
  atLeast,
  atMost: null,
});

function proved(file: Case) {
  const result = count(file);
  expect(checkProof(file, result.proof)).toEqual({ ok: true, atLeast: result.atLeast });
  return { atLeast: result.atLeast, root: result.proof.root, support: result.support };
}

describe("a proof", () => {
  it("puts all whom a headcount counts on the side of a group that names it", () => {
    const file = caseOf({
      items: [photo("i1"), photo("i2")],
      sightings: [...people("i1", 1), ...people("i2", 1)],
      headcounts: [counted("h", "i1", 0, 4)],
      groups: [
        { id: "counted", members: ["h"] },
        { id: "elsewhere", members: ["i2"] },
      ],
      facts: [separate("S", "counted", "elsewhere")],
    });
    const { atLeast, root } = proved(file);
    expect(atLeast).toBe(5);
    // Naming the headcount names the one who is marked in it too.
    expect(root).toMatchObject({
      kind: "sum",
      parts: [{ kind: "frame", people: ["i1-0"], anonymous: { headcount: "h", n: 3 } }, { people: ["i2-0"] }],
    });
  });

  it("explains unmarked people beside marked ones in a flagged video, whoever comes first", () => {
    for (const id of ["a", "z"]) {
      const file = caseOf({
        items: [photo("v", { kind: "video" }), photo("i2")],
        frames: [{ item: "v", span: [0, 2], coVisible: false }],
        sightings: [track(id, "v", [1, 8]), ...people("i2", 1)],
        headcounts: [counted("h", "v", 5, 3)],
        groups: [
          { id: "counted", members: ["h"] },
          { id: "elsewhere", members: ["i2"] },
        ],
        facts: [separate("S", "counted", "elsewhere"), different("D", id, "i2-0")],
      });
      expect(proved(file).atLeast).toBe(4);
    }
  });

  it("is no frame where two are there at a good instant, but the ends of their meeting are flagged", () => {
    const file = caseOf({
      items: [photo("v", { kind: "video" })],
      frames: [
        { item: "v", at: 0, coVisible: false },
        { item: "v", at: 9, coVisible: false },
      ],
      sightings: [track("a", "v", [0, 9]), track("b", "v", [0, 9]), track("c", "v", [4, 5])],
      facts: [different("D", "a", "b")],
    });
    const { atLeast, root } = proved(file);
    expect(atLeast).toBe(3);
    expect(root).toMatchObject({ kind: "people", reasons: [{ at: 4 }, { at: 4 }, { kind: "different" }] });
    expect(count({ ...file, facts: [] }).atLeast).toBe(2);
  });

  it("leans on no link that it does not need", () => {
    const file = caseOf({
      items: [photo("i1"), photo("i2"), photo("i3")],
      sightings: [...people("i1", 2), ...people("i2", 1), ...people("i3", 1)],
      facts: [same("F1", "i1-0", "i2-0"), same("F2", "i3-0", "i1-1")],
    });
    const { root, support } = proved(file);
    expect(root).toEqual({ kind: "frame", item: "i1", at: 0, people: ["i1-0", "i1-1"], anonymous: null });
    expect(support).toEqual({ items: ["i1"], facts: [], sources: ["acct-1"] });
  });

  it("names the shortest chain, and every item on it", () => {
    const file = caseOf({
      items: ["i1", "i2", "i3", "i4", "i5"].map((id) => photo(id, { source: `of ${id}` })),
      sightings: ["i1", "i2", "i3", "i4", "i5"].flatMap((id) => people(id, id === "i5" ? 2 : 1)),
      facts: [
        same("long1", "i1-0", "i2-0"),
        same("long2", "i2-0", "i3-0"),
        same("long3", "i3-0", "i5-0"),
        same("short1", "i4-0", "i1-0"),
        same("short2", "i4-0", "i5-0"),
        { ...different("D", "i1-0", "i5-1") },
      ],
    });
    const shown = { ...file, frames: [{ item: "i5", at: 0, coVisible: false }] };
    const { atLeast, support } = proved(shown);
    expect(atLeast).toBe(2);
    expect(support).toEqual({ items: ["i1", "i5"], facts: ["D"], sources: ["of i1", "of i5"] });
    const asked = {
      ...shown,
      criteria: { ...file.criteria, attributes: ["says-conscript"] },
      sightings: file.sightings.map((one) =>
        one.id.startsWith("i5") ? { ...one, attributes: ["says-conscript"] } : one,
      ),
    };
    expect(proved(asked).support.facts).toEqual(["D", "short1", "short2"]);
    expect(proved(asked).support.items).toEqual(["i1", "i4", "i5"]);
  });

  it("knows somebody's group by the sighting that it needs anyway", () => {
    const file = caseOf({
      items: ["i0", "i1", "i2", "i3"].map((id) => photo(id)),
      sightings: [...people("i0", 1), ...people("i1", 2), ...people("i2", 1), ...people("i3", 1)],
      groups: [
        { id: "west", members: ["i0", "i1-0", "i2"] },
        { id: "east", members: ["i3"] },
      ],
      facts: [
        same("J", "i0-0", "i1-0"),
        same("K", "i1-0", "i2-0"),
        different("D", "i1-1", "i3-0"),
        separate("S", "west", "east"),
      ],
    });
    const { atLeast, support } = proved(file);
    expect(atLeast).toBe(3);
    expect(support).toEqual({ items: ["i1", "i3"], facts: ["D", "S"], sources: ["acct-1"] });
  });

  it("finds its way out of groups that lie within each other", () => {
    const file = caseOf({
      items: ["i1", "i2", "i3"].map((id) => photo(id)),
      sightings: ["i1", "i2", "i3"].flatMap((id) => people(id, 1)),
      groups: [
        { id: "round", members: ["i1"] },
        { id: "about", members: [] },
        { id: "near", members: ["i2"] },
        { id: "west", members: [] },
        { id: "east", members: ["i3"] },
      ],
      facts: [
        same("J", "i1-0", "i2-0"),
        within("R", "round", "about"),
        within("A", "about", "round"),
        within("N", "near", "west"),
        separate("S", "west", "east"),
      ],
    });
    const { atLeast, support } = proved(file);
    expect(atLeast).toBe(2);
    expect(support.facts).toEqual(expect.arrayContaining(["N", "S"]));
  });

  it("names each separation once for all whom it parts, however many sides", () => {
    const items = ["i1", "i2", "i3", "i4"];
    const file = caseOf({
      items: items.map((id) => photo(id)),
      sightings: items.flatMap((id) => people(id, 20)),
      groups: items.map((id) => ({ id: `g ${id}`, members: [id] })),
      facts: [separate("S", ...items.map((id) => `g ${id}`))],
    });
    const { atLeast, root } = proved(file);
    expect(atLeast).toBe(80);
    expect(root).toMatchObject({ kind: "sum", separations: [{ fact: "S" }] });
    expect(root.kind === "sum" && root.parts.map(({ kind }) => kind)).toEqual([
      "frame",
      "frame",
      "frame",
      "frame",
    ]);
    // Near the number of people, far from the square of it.
    expect(JSON.stringify(root).length).toBeLessThan(80 * 20);
  });
});

const shapes = (node: ProofNode): string[] => {
  if (node.kind === "sum") return ["sum", ...node.parts.flatMap(shapes)];
  if (node.kind === "frame") return [node.anonymous ? "counted frame" : "frame"];
  const isMixed = node.people.some((one) => typeof one === "object" && "headcount" in one);
  return [isMixed ? "mixed" : "people", ...node.reasons.map(({ kind }) => `by ${kind}`)];
};

describe("tangled cases", () => {
  it("are counted as brute force counts them, with proofs of every shape, each of which checks", () => {
    let compared = 0;
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(fc.nat(2 ** 31), (seed) => {
        const file = tangleOf(seed);
        expect(conflicts(file)).toEqual([]);
        const letter = oracle(file, [], 12);
        const { proof, atLeast, couldReach } = count(file);
        expect(checkProof(file, proof)).toEqual({ ok: true, atLeast });
        if (letter) compared++;
        expect(letter?.clique ?? atLeast).toBe(atLeast);
        expect(letter?.chromatic ?? couldReach).toBe(couldReach);
        for (const shape of new Set(shapes(proof.root))) seen.set(shape, (seen.get(shape) ?? 0) + 1);
      }),
      { seed: 20261127, numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(200);
    const KINDS = ["sum", "frame", "counted frame", "people", "mixed"];
    const REASONS = ["by frame", "by separate", "by continuous", "by different"];
    for (const shape of [...KINDS, ...REASONS]) expect(seen.get(shape) ?? 0).toBeGreaterThan(5);
  });
});
