// A case that went through text: the same case, the same hash, and the same objects where nothing changed.
import { caseHashOf, count, readCase, recount, type Case } from "@sightline/count";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { caseSaid, textOf } from "./case-text.ts";

const runs = { seed: 20261130, numRuns: 60 };
const word = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 6 })
  .filter((text) => /^[^\p{C}\p{Z}]+$/u.test(text));
const hands = { statedBy: "m1", reviewedBy: "m2" };

/** Photos of a few people each, some in groups, and facts between them; names in any letters. */
const anyCase: fc.Arbitrary<Case> = fc
  .record({
    names: fc.array(word, { minLength: 1, maxLength: 5 }),
    people: fc.integer({ min: 2, max: 9 }),
    facts: fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.boolean(), word), { maxLength: 6 }),
    grouped: fc.boolean(),
    counted: fc.boolean(),
  })
  .map(({ names, people, facts, grouped, counted }) => {
    const reviews = ["m1", "m2"].map((by) => ({ by, verdict: "verified", reason: "the gate" }));
    const read = readCase({
      format: "sightline.case/1",
      criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
      items: names.map((name, n) => ({ id: `i${n}`, kind: "photo", verdict: "verified", name, reviews })),
      sightings: Array.from({ length: people }, (_, n) => ({
        id: `s${n}`,
        item: `i${n % names.length}`,
        subject: "prisoner",
        spans: [[0, 0]],
      })),
      headcounts: counted ? [{ id: "h", item: "i0", at: 0, subject: "prisoner", atLeast: 3, ...hands }] : [],
      groups: grouped ? [{ id: "g", name: names[0], members: ["i0"], ...hands }] : [],
      facts: facts.flatMap(([one, other, same, basis], n) => {
        const between = [`s${one % people}`, `s${other % people}`];
        if (between[0] === between[1]) return [];
        return [{ id: `f${n}`, kind: same ? "same" : "different", between, basis, ...hands }];
      }),
    });
    if (!read.ok) throw new Error(read.refusals[0]?.sentence);
    return read.case;
  });

const through = (file: Case, earlier?: ReturnType<typeof caseSaid>) =>
  caseSaid(structuredClone(textOf(file)), earlier);

test("is the same case, with the hash that any other hand works out", () => {
  fc.assert(
    fc.property(anyCase, anyCase, (file, next) => {
      const first = through(file);
      const second = through(next, first);
      for (const [said, sent] of [
        [first, file],
        [second, next],
        [through(file, second), file],
      ] as const) {
        expect(said.file).toEqual(sent);
        expect(said.caseHash).toBe(caseHashOf(sent));
      }
      const { count: counted } = recount(second.file, recount(first.file).memo, {
        caseHash: second.caseHash,
      });
      expect(JSON.stringify(counted)).toBe(JSON.stringify(count(next)));
    }),
    runs,
  );
});

test("whatever one part says otherwise, the others and each fact that stays are the objects that they were", () => {
  fc.assert(
    fc.property(anyCase, fc.nat(), (file, n) => {
      const first = through(file);
      const facts = file.facts.filter((_, i) => i !== n % Math.max(1, file.facts.length));
      const again = through({ ...file, facts }, first);
      for (const part of ["criteria", "items", "frames", "sightings", "headcounts", "groups"] as const)
        expect(again.file[part]).toBe(first.file[part]);
      for (const fact of again.file.facts) expect(first.file.facts).toContain(fact);
      const [item, ...items] = file.items;
      const renamed = { ...file, items: [{ ...item, name: `${item?.name}!` }, ...items] } as Case;
      const other = through(renamed, first);
      expect(other.file.items).not.toBe(first.file.items);
      expect(other.file.sightings).toBe(first.file.sightings);
      expect(other.caseHash).not.toBe(first.caseHash);
    }),
    runs,
  );
});
