// Reasons for each pair of people that no parent explains: frames first, then separations, shots, and stated differences.
import { meetsSpan } from "../model/evidence.ts";
import { partedBy } from "../model/groups.ts";
import { unitOf } from "../model/units.ts";
import type { Draft } from "./draft.ts";
import { Pairs } from "./pairs.ts";
import { explainByFrames } from "./reasons-by-frames.ts";
import { separation } from "./separation.ts";
import type { PeopleNode, Separation } from "./shape.ts";
import type { Writing } from "./writing.ts";
import { itemsOf, looksAt, need } from "./writing.ts";

export function peopleNode(draft: Draft, units: readonly number[]): PeopleNode {
  const writing: Writing = { draft, units, pairs: new Pairs(units.length), reasons: [] };
  for (const item of itemsOf(writing)) explainByFrames(writing, item);
  explainBySeparations(writing);
  explainByShots(writing);
  explainByDifferences(writing);
  if (writing.pairs.left > 0)
    throw new Error(`expected a reason for each pair, got ${writing.pairs.left} pairs without`);
  return { kind: "people", people: units.map((u) => draft.write(u)), reasons: writing.reasons };
}

function explainBySeparations(writing: Writing): void {
  const { draft, units, pairs } = writing;
  units.forEach((u, a) => {
    for (let b = a + 1; b < units.length; b++) {
      if (!pairs.isOpen(a, b)) continue;
      const parted = partedBy(draft.unit(u).stand, draft.unit(units[b] ?? -1).stand);
      if (parted) writing.reasons.push(separationOfAll(writing, parted.fact));
    }
  });
}

function separationOfAll({ draft, units, pairs }: Writing, fact: number): Separation {
  const people = new Map<number, number[]>();
  units.forEach((u, person) => {
    const place = draft.unit(u).stand.find((at) => at.fact === fact);
    if (place) people.set(place.side, [...(people.get(place.side) ?? []), person]);
  });
  const sides = [...people].sort(([a], [b]) => a - b);
  sides.forEach(([, left], i) =>
    sides.slice(i + 1).forEach(([, right]) => {
      for (const a of left) for (const b of right) pairs.close(a, b);
    }),
  );
  return separation(
    draft,
    fact,
    sides.map(([side, of]) => ({ side, of, units: of.map((person) => units[person] ?? -1) })),
  );
}

function explainByShots(writing: Writing): void {
  const { draft, pairs } = writing;
  const { model } = draft;
  if (pairs.left > 0 && model.continuousIn.size > 0) {
    for (const item of itemsOf(writing)) {
      for (const fact of model.continuousIn.get(item) ?? []) {
        const seen = looksAt(writing, item).filter(({ sighting }) => {
          const own = model.evidence.sightings[sighting ?? -1];
          return own !== undefined && meetsSpan(own, fact);
        });
        const people = seen.map(({ person }) => person);
        if (pairs.openAmong(people) === 0) continue;
        pairs.closeAmong(people);
        writing.reasons.push({
          kind: "continuous",
          fact: fact.id,
          seen: seen.map((look) => need(writing, look)),
        });
      }
    }
  }
}

function explainByDifferences(writing: Writing): void {
  const { draft, units, pairs } = writing;
  const { model } = draft;
  const personOf = new Map(units.map((u, person) => [u, person]));
  for (const fact of pairs.left > 0 ? model.facts : []) {
    if (fact.kind !== "different") continue;
    const [s = -1, t = -1] = fact.between.map((id) => model.evidence.indexOf.get(id));
    const [a, b] = [s, t].map((seen) => personOf.get(unitOf(model, seen) ?? -1));
    if (a === undefined || b === undefined || !pairs.isOpen(a, b)) continue;
    pairs.close(a, b);
    draft.needsOf(units[a] ?? -1).add(s);
    draft.needsOf(units[b] ?? -1).add(t);
    writing.reasons.push({
      kind: "different",
      fact: fact.id,
      seen: [
        [a, fact.between[0]],
        [b, fact.between[1]],
      ],
    });
  }
}
