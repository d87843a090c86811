// Worlds whose truth is known: people → events → items → sightings → true facts, so that a count can be held against it.
import type { Case, Fact, FrameMark, Group, Headcount, Item, Sighting } from "../case/shape.ts";

export interface World {
  readonly file: Case;
  /** Distinct people whom the items show, marked or not; never fewer than any honest minimum. */
  readonly shown: number;
  readonly personOf: ReadonlyMap<string, number>;
}

/** A small repeatable stream of numbers (mulberry32); for tests, never for a count. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

export interface WorldSize {
  readonly people: number;
  readonly events: number;
  readonly itemsPerEvent: number;
  readonly shownPerItem: number;
  readonly pairFacts: number;
  /** Mark every frame exhaustively and take no headcounts, so that a maximum can be stated. */
  readonly exhaustive: boolean;
}

interface Making {
  readonly roll: (below: number) => number;
  readonly size: WorldSize;
  readonly items: Item[];
  readonly frames: FrameMark[];
  readonly sightings: Sighting[];
  readonly headcounts: Headcount[];
  readonly personOf: Map<string, number>;
  readonly shown: Set<number>;
}

export function worldOf(seed: number, size: WorldSize): World {
  const roll = dice(seed);
  const making: Making = {
    roll,
    size,
    items: [],
    frames: [],
    sightings: [],
    headcounts: [],
    personOf: new Map(),
    shown: new Set(),
  };
  const crowds: number[][] = [];
  const groups: Group[] = [];
  for (let e = 0; e < size.events; e++) {
    // Two events in three have people of their own; the last (the prison) may show anybody.
    const isMixed = e === size.events - 1;
    const crowd = Array.from({ length: size.people }, (_, p) => p).filter(
      (p) => isMixed || p % size.events === e,
    );
    const members: string[] = [];
    for (let i = 0; i < 1 + roll(size.itemsPerEvent); i++) members.push(makeItem(making, crowd));
    crowds.push(crowd);
    groups.push({ id: `event${e}`, members });
  }
  const facts = trueFacts(making, groups, crowds);
  const { items, frames, sightings, headcounts } = making;
  const criteria = { verdicts: ["verified"] as const, subjects: ["prisoner"], attributes: [], until: null };
  const file: Case = {
    format: "sightline.case/1",
    criteria,
    items,
    frames,
    sightings,
    headcounts,
    groups,
    facts,
  };
  return { file, shown: making.shown.size, personOf: making.personOf };
}

function makeItem(making: Making, crowd: readonly number[]): string {
  const { roll, size } = making;
  const id = `item${making.items.length}`;
  const isVideo = roll(3) === 0;
  making.items.push({
    id,
    kind: isVideo ? "video" : "photo",
    verdict: "verified",
    footage: null,
    source: `acct${roll(4)}`,
    capturedAt: null,
  });
  const seen = crowd.filter(() => roll(crowd.length) < size.shownPerItem);
  const isCounted = !size.exhaustive && roll(3) === 0;
  for (const person of seen) {
    making.shown.add(person);
    // In a headcount frame most people stay unmarked.
    if (isCounted && roll(3) > 0) continue;
    mark(making, id, person, isVideo);
  }
  if (isCounted && !isVideo)
    making.headcounts.push({
      id: `${id}-count`,
      item: id,
      at: 0,
      subject: "prisoner",
      atLeast: seen.length - roll(2) * Math.min(1, seen.length),
      atMost: null,
    });
  if (size.exhaustive)
    making.frames.push(
      isVideo ? { item: id, span: [0, 100], exhaustive: true } : { item: id, at: 0, exhaustive: true },
    );
  return id;
}

function mark(making: Making, item: string, person: number, isVideo: boolean): void {
  const { roll } = making;
  let start = isVideo ? roll(6) : 0;
  // Somebody who leaves a video and comes back is marked twice.
  for (let times = isVideo ? 1 + roll(2) : 1; times > 0; times--) {
    const id = `s${making.sightings.length}`;
    const end = isVideo ? start + roll(4) : 0;
    making.sightings.push({ id, item, subject: "prisoner", attributes: [], spans: [[start, end]] });
    making.personOf.set(id, person);
    start = end + 1 + roll(4);
  }
}

function trueFacts(making: Making, groups: readonly Group[], crowds: readonly (readonly number[])[]): Fact[] {
  const { roll, size, sightings, personOf } = making;
  const signed = { basis: "known in this world", statedBy: "m1", reviewedBy: "m2" };
  const facts: Fact[] = [];
  for (let i = 0; i < groups.length; i++) {
    for (let j = i + 1; j < groups.length; j++) {
      const [a, b] = [groups[i], groups[j]];
      const isApart = !crowds[i]?.some((person) => crowds[j]?.includes(person));
      if (a && b && isApart && roll(4) > 0)
        facts.push({ ...signed, id: `F${facts.length}`, kind: "separate", groups: [a.id, b.id] });
    }
  }
  for (let i = 0; i < size.pairFacts && sightings.length > 1; i++) {
    const a = sightings[roll(sightings.length)];
    const wanted = roll(2) === 0 ? "same" : "different";
    const fitting = sightings.filter(
      ({ id }) => id !== a?.id && (personOf.get(id) === personOf.get(a?.id ?? "")) === (wanted === "same"),
    );
    const b = fitting[roll(Math.max(1, fitting.length))];
    if (a && b) facts.push({ ...signed, id: `F${facts.length}`, kind: wanted, between: [a.id, b.id] });
  }
  return facts;
}
