// The checker against forged, broken and outdated proofs: it must believe nothing that the case does not prove.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseHashOf } from "../case/hash.ts";
import type { Case, Fact } from "../case/shape.ts";
import { count } from "../result/count.ts";
import { oracle } from "../testing/oracle.ts";
import { smallCase } from "../testing/small-cases.ts";
import { worldOf } from "../testing/world.ts";
import { checkProof } from "./check.ts";
import type { Proof } from "./shape.ts";

const runs = { seed: 20260826, numRuns: 300 };

/** Every value that differs from the given one in a single place: another number, another id, an entry less or twice. */
function mutations(value: unknown, ids: readonly string[]): unknown[] {
  if (typeof value === "number") return [value + 1, value - 1, String(value), null];
  if (typeof value === "string") return [...ids.filter((id) => id !== value), "nobody"];
  if (Array.isArray(value)) {
    const list: unknown[] = value;
    const inside = list.flatMap((inner, i) => mutations(inner, ids).map((other) => list.with(i, other)));
    const fewer = list.map((_, i) => list.toSpliced(i, 1));
    const twice = list.map((inner, i) => list.toSpliced(i, 0, inner));
    return [...inside, ...fewer, ...twice];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    mutations(inner, ids).map((other) => ({ ...value, [key]: other })),
  );
}

/** Small cases of every kind, and larger true ones whose proofs lean on many facts. */
const anyCase: fc.Arbitrary<Case> = fc.oneof(
  smallCase({ isPlain: true }),
  fc.nat(2 ** 31).map(
    (seed) =>
      worldOf(seed, {
        people: 12,
        events: 4,
        itemsPerEvent: 4,
        shownPerItem: 4,
        pairFacts: 16,
        exhaustive: false,
      }).file,
  ),
);

function rehashed(file: Case, proof: Proof): Proof {
  return { ...proof, caseHash: caseHashOf(file) };
}

const truthOf = (file: Case, suspended: readonly string[]) => oracle(file, suspended, 11)?.clique ?? Infinity;

describe("a proof changed in one place", () => {
  it("is rejected, or still proves no more than brute force finds", () => {
    let rejected = 0;
    let tried = 0;
    fc.assert(
      fc.property(smallCase(), (file) => {
        const { proof, suspended } = count(file);
        const truth = truthOf(file, suspended);
        const ids = [file.items, file.sightings, file.headcounts, file.groups, file.facts].flatMap((list) =>
          list.map(({ id }) => id),
        );
        for (const forged of mutations(proof, ids)) {
          tried++;
          const check = checkProof(file, forged);
          if (!check.ok) rejected++;
          expect(check.ok ? check.atLeast : 0).toBeLessThanOrEqual(truth);
        }
      }),
      { ...runs, numRuns: 60 },
    );
    expect(rejected / tried).toBeGreaterThan(0.9);
  });

  it("is rejected when it claims another number, or another case", () => {
    fc.assert(
      fc.property(smallCase({ isPlain: true }), (file) => {
        const { proof } = count(file);
        expect(checkProof(file, { ...proof, atLeast: proof.atLeast + 1 }).ok).toBe(false);
        expect(
          checkProof({ ...file, criteria: { ...file.criteria, subjects: ["prisoner", "guard"] } }, proof).ok,
        ).toBe(false);
      }),
      runs,
    );
  });
});

function changed(name: string, change: (file: Case, proof: Proof) => Case | undefined): void {
  it(`is noticed even with a forged hash: ${name}`, () => {
    let seen = 0;
    fc.assert(
      fc.property(anyCase, (file) => {
        const { proof } = count(file);
        const other = change(file, proof);
        if (!other) return;
        seen++;
        expect(checkProof(other, rehashed(other, proof)).ok).toBe(false);
      }),
      runs,
    );
    expect(seen).toBeGreaterThan(20);
  });
}

const supported = (file: Case) => count(file).support;
const withFact = (file: Case, change: (fact: Fact) => Fact | undefined): Case | undefined => {
  const [used] = supported(file).facts;
  return used === undefined
    ? undefined
    : { ...file, facts: file.facts.flatMap((fact) => (fact.id === used ? (change(fact) ?? []) : [fact])) };
};
const withItem = (file: Case, change: Partial<Case["items"][number]>): Case | undefined => {
  const [used] = supported(file).items;
  return used === undefined
    ? undefined
    : { ...file, items: file.items.map((item) => (item.id === used ? { ...item, ...change } : item)) };
};

describe("a case changed under its proof", () => {
  changed("an item that it leans on loses its verdict", (file) =>
    withItem(file, { verdict: "inconclusive" }),
  );
  changed("a verdict does not follow from its reviews", (file) =>
    withItem(file, { reviews: [{ by: "m1", verdict: "verified" }] }),
  );
  changed("a cut-off date comes before every item", (file, proof) =>
    proof.atLeast === 0 ? undefined : { ...file, criteria: { ...file.criteria, until: "2024" } },
  );
  changed("a fact that it leans on is withdrawn", (file) => withFact(file, () => undefined));
  changed("a fact that it leans on loses its review", (file) =>
    withFact(file, (fact) => ({ ...fact, reviewedBy: null })),
  );
  changed("a fact that it leans on was reviewed by its author", (file) =>
    withFact(file, (fact) => ({ ...fact, reviewedBy: fact.statedBy })),
  );
  changed("the frame that it leans on is flagged as not co-visible", (file, { root }) =>
    root.kind === "frame" && root.people.length > 1
      ? { ...file, frames: [...file.frames, { item: root.item, span: [-1, 99], coVisible: false }] }
      : undefined,
  );
  changed("the subject is no longer asked for", (file, proof) =>
    proof.atLeast === 0 ? undefined : { ...file, criteria: { ...file.criteria, subjects: ["vehicle"] } },
  );
  changed("an attribute is asked for that nobody carries", (file, proof) =>
    proof.atLeast === 0 ? undefined : { ...file, criteria: { ...file.criteria, attributes: ["unheard-of"] } },
  );
});

describe("garbage", () => {
  it("is refused with a reason and never throws", () => {
    const real = { format: "sightline.case/1", criteria: {}, items: [] };
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        for (const check of [
          checkProof(one, other),
          checkProof(real, other),
          checkProof(real, {
            format: "sightline.proof/1",
            caseHash: caseHashOf(real),
            atLeast: 1,
            root: other,
          }),
        ]) {
          expect(check).toMatchObject({ ok: false, why: expect.any(String) as string });
        }
      }),
      runs,
    );
    expect(checkProof(undefined, null)).toMatchObject({ ok: false });
  });
});
