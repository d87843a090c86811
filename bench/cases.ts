// Case files of the sizes that the benches name, the same on every machine; every fact in them is true of one invented crowd.
import { dice } from "../packages/count/src/testing/world.ts";

type Size = {
  readonly events: number;
  readonly items: number;
  readonly sightings: number;
  /** People present at each event, nobody at two of them. */
  readonly crowd: number;
  readonly pairFacts: number;
};

type Marked = { id: string; item: string; person: number };

const signed = { basis: "seen", statedBy: "m1", reviewedBy: "m2" };
const reviews = ["m1", "m2"].map((by) => ({ by, verdict: "verified", reason: "the gate, the light" }));

/** `events` events kept apart pairwise by one fact (one event has none), their items spread evenly, every third one a video of 60 s. */
export function caseOf({ events, items, sightings, crowd, pairFacts }: Size) {
  const roll = dice(events * 1000 + items);
  const files = Array.from({ length: items }, (_, i) => ({
    id: `i${i}`,
    kind: i % 3 === 0 ? "video" : "photo",
    verdict: "verified",
    footage: null,
    source: `acct-${i % 17}`,
    capturedAt: "2031-04-09",
    name: `IMG_${i}.bin`,
    sha256: i.toString(16).padStart(64, "0"),
    reviews,
  }));
  const marked: Marked[] = [];
  const shown = files.map(() => new Set<number>());
  for (let s = 0; s < sightings; s++) {
    const i = s % items;
    const event = i % events;
    let person = event * crowd + roll(crowd);
    while (shown[i]?.has(person)) person = event * crowd + ((person + 1) % crowd);
    shown[i]?.add(person);
    marked.push({ id: `s${s}`, item: `i${i}`, person });
  }
  const groups = Array.from({ length: events }, (_, e) => ({
    id: `event-${e}`,
    name: `Event ${e}`,
    members: files.filter((_, i) => i % events === e).map(({ id }) => id),
  }));
  const apart = { id: "apart", kind: "separate", groups: groups.map(({ id }) => id), tier: 2, ...signed };
  return {
    format: "sightline.case/1",
    criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
    items: files,
    frames: [],
    sightings: marked.map(({ id, item }) => ({
      id,
      item,
      subject: "prisoner",
      attributes: [],
      spans: [spanIn(Number(item.slice(1)), roll)],
    })),
    headcounts: [],
    groups,
    facts: [...(events > 1 ? [apart] : []), ...pairsOf(marked, pairFacts, roll)],
  };
}

function spanIn(item: number, roll: (below: number) => number): [number, number] {
  if (item % 3 !== 0) return [0, 0];
  const start = roll(1_200) * 40_000;
  return [start, start + (1 + roll(300)) * 40_000];
}

/** Three in five say that one person was seen twice, the others that two people are two. */
function pairsOf(marked: readonly Marked[], facts: number, roll: (below: number) => number) {
  const seenOf = Map.groupBy(marked, ({ person }) => person);
  return Array.from({ length: facts }, (_, n) => {
    const first = marked[roll(marked.length)];
    const again = seenOf.get(first?.person ?? -1)?.filter(({ id }) => id !== first?.id) ?? [];
    const kind = n % 5 < 3 && again.length > 0 ? "same" : "different";
    const second = kind === "same" ? again[roll(again.length)] : somebodyElse(marked, first, roll);
    if (!first || !second) throw new Error("Expected two sightings for a fact, got fewer.");
    return { id: `F${n}`, kind, between: [first.id, second.id], tier: kind === "same" ? 4 : 3, ...signed };
  });
}

function somebodyElse(marked: readonly Marked[], one: Marked | undefined, roll: (below: number) => number) {
  let other = one;
  while (other?.person === one?.person) other = marked[roll(marked.length)];
  return other;
}
