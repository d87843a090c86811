// Reasons for each pair of people that no parent explains: frames first, then separations, shots, and stated differences.
import { isVisibleAt, meetsSpan, seenTogetherAt } from "../model/evidence.ts";
import { partedBy } from "../model/groups.ts";
import { continuousIn } from "../solve/graph.ts";
import type { Draft } from "./draft.ts";
import type { PeopleNode, Reason, Seen, Separation } from "./shape.ts";

/** Pairs of people, by index, still without a reason. */
class Pairs {
  readonly #size: number;
  readonly #explained: Uint8Array;
  left: number;

  constructor(size: number) {
    this.#size = size;
    this.#explained = new Uint8Array(size * size);
    this.left = (size * (size - 1)) / 2;
  }

  isOpen(a: number, b: number): boolean {
    return a !== b && this.#explained[Math.min(a, b) * this.#size + Math.max(a, b)] === 0;
  }

  close(a: number, b: number): void {
    if (!this.isOpen(a, b)) return;
    this.#explained[Math.min(a, b) * this.#size + Math.max(a, b)] = 1;
    this.left--;
  }

  openAmong(people: readonly number[]): number {
    let open = 0;
    people.forEach((a, i) => people.slice(i + 1).forEach((b) => (open += this.isOpen(a, b) ? 1 : 0)));
    return open;
  }

  closeAmong(people: readonly number[]): void {
    people.forEach((a, i) => people.slice(i + 1).forEach((b) => this.close(a, b)));
  }
}

interface Writing {
  readonly draft: Draft;
  readonly units: readonly number[];
  readonly pairs: Pairs;
  readonly reasons: Reason[];
}

export function peopleNode(draft: Draft, units: readonly number[]): PeopleNode {
  const writing: Writing = { draft, units, pairs: new Pairs(units.length), reasons: [] };
  for (const item of itemsOf(writing)) explainByFrames(writing, item);
  explainBySeparations(writing);
  explainByFacts(writing);
  if (writing.pairs.left > 0)
    throw new Error(`expected a reason for each pair, got ${writing.pairs.left} pairs without`);
  return { kind: "people", people: units.map((u) => draft.write(u)), reasons: writing.reasons };
}

function itemsOf({ draft, units }: Writing): string[] {
  const seenBy = new Map<string, number>();
  for (const u of units) {
    const { sightings, headcount } = draft.unit(u);
    const items = headcount
      ? [headcount.item]
      : sightings.flatMap((s) => draft.model.evidence.sightings[s]?.item ?? []);
    for (const item of new Set(items)) seenBy.set(item, (seenBy.get(item) ?? 0) + 1);
  }
  return [...seenBy]
    .filter(([, count]) => count > 1)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([item]) => item);
}

interface Look {
  readonly person: number;
  readonly sighting: number | undefined;
  readonly id: string;
  readonly isAt: (at: number) => boolean;
}

function looksAt({ draft, units }: Writing, item: string): Look[] {
  const { sightings } = draft.model.evidence;
  return units.flatMap((u, person): Look[] => {
    const { headcount, sightings: own } = draft.unit(u);
    if (headcount)
      return headcount.item === item
        ? [{ person, sighting: undefined, id: headcount.id, isAt: (at) => at === headcount.at }]
        : [];
    return own.flatMap((s): Look[] => {
      const sighting = sightings[s];
      return sighting?.item === item
        ? [{ person, sighting: s, id: sighting.id, isAt: (at) => isVisibleAt(sighting, at) }]
        : [];
    });
  });
}

function explainByFrames(writing: Writing, item: string): void {
  const { draft, pairs } = writing;
  const shown = draft.model.evidence.shown.get(item);
  const looks = looksAt(writing, item);
  if (!shown) return;
  if (shown.flagged.length > 0) return explainFlagged(writing, item, looks);
  const starts = new Set(looks.flatMap(({ sighting, id }) => startsOf(draft, sighting, id)));
  const frames = [...starts].map((at) => ({ at, seen: looks.filter((look) => look.isAt(at)) }));
  for (;;) {
    const scored = frames.map((frame) => ({
      ...frame,
      open: pairs.openAmong(frame.seen.map(({ person }) => person)),
    }));
    const top = scored.reduce((a, b) => (b.open > a.open || (b.open === a.open && b.at < a.at) ? b : a), {
      at: 0,
      seen: [] as Look[],
      open: 0,
    });
    if (top.open === 0) return;
    pairs.closeAmong(top.seen.map(({ person }) => person));
    writing.reasons.push({
      kind: "frame",
      item,
      at: top.at,
      seen: top.seen.map((look) => need(writing, look)),
    });
  }
}

function startsOf(draft: Draft, sighting: number | undefined, id: string): number[] {
  if (sighting !== undefined)
    return (draft.model.evidence.sightings[sighting]?.spans ?? []).map(([start]) => start);
  return draft.model.evidence.headcounts.filter((headcount) => headcount.id === id).map(({ at }) => at);
}

/** Where parts of an item break co-visibility, being visible at one good instant is not enough: each pair shows its own. */
function explainFlagged(writing: Writing, item: string, looks: readonly Look[]): void {
  const { draft, pairs } = writing;
  const { sightings, shown } = draft.model.evidence;
  const flagged = shown.get(item)?.flagged ?? [];
  looks.forEach((a, i) => {
    for (const b of looks.slice(i + 1)) {
      if (!pairs.isOpen(a.person, b.person)) continue;
      const [x, y] = [sightings[a.sighting ?? -1], sightings[b.sighting ?? -1]];
      const [rest] = [
        ...(x ? [] : startsOf(draft, undefined, a.id)),
        ...(y ? [] : startsOf(draft, undefined, b.id)),
      ];
      const at = x && y ? seenTogetherAt(x, y, flagged) : rest;
      if (at === undefined || !a.isAt(at) || !b.isAt(at) || (!x && !y)) continue;
      pairs.close(a.person, b.person);
      writing.reasons.push({ kind: "frame", item, at, seen: [need(writing, a), need(writing, b)] });
    }
  });
}

function need({ draft, units }: Writing, { person, sighting, id }: Look): Seen {
  if (sighting !== undefined) draft.needsOf(units[person] ?? -1).add(sighting);
  return [person, id];
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

interface Standing {
  readonly side: number;
  readonly of: readonly number[];
  readonly units: readonly number[];
}

/** Writes a separation, and notes for each person the sighting by which they belong to their side. */
export function separation(draft: Draft, factIndex: number, sides: readonly Standing[]): Separation {
  const fact = draft.model.sides.separations[factIndex];
  if (!fact) throw new Error(`expected a separation, got number ${factIndex}`);
  return {
    kind: "separate",
    fact: fact.id,
    sides: sides.map(({ side, of, units }) => {
      const group = fact.groups[side] ?? "";
      const within = new Set<string>();
      for (const u of units) {
        const needs = draft.needsOf(u);
        const membership = draft.routes.membership(draft.unit(u), group, needs);
        if (!membership) throw new Error(`expected a member of ${group}, got ${draft.unit(u).id}`);
        if (membership.sighting !== undefined) needs.add(membership.sighting);
        for (const id of membership.within) within.add(id);
      }
      return { group, within: [...within], of };
    }),
  };
}

function explainByFacts(writing: Writing): void {
  const { draft, units, pairs } = writing;
  const { model } = draft;
  if (pairs.left > 0) {
    for (const item of itemsOf(writing)) {
      for (const fact of continuousIn(model, item)) {
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
  const personOf = new Map(units.map((u, person) => [u, person]));
  for (const fact of pairs.left > 0 ? model.facts : []) {
    if (fact.kind !== "different") continue;
    const [s = -1, t = -1] = fact.between.map((id) => model.evidence.indexOf.get(id));
    const [a, b] = [personOf.get(model.unitOf.get(s) ?? -1), personOf.get(model.unitOf.get(t) ?? -1)];
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
