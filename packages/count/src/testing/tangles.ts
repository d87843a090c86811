// Tangled cases of true facts: groups of single sightings and headcounts, pairs stated one by one, flagged videos; nothing falls apart by itself.
import type { Case, Fact, FrameMark, Group, Headcount, Item, Sighting, Span } from "../case/shape.ts";
import { dice } from "./world.ts";

const SIGNED = { basis: "known in this world", statedBy: "m1", reviewedBy: "m2" };
const PEOPLE = 9;

type Roll = (below: number) => number;

/** Somebody who can be named, and who it is, a headcount with those marked in it: nobody is in two headcounts' unmarked rests. */
interface Named {
  readonly id: string;
  readonly people: readonly string[];
}

/** Every fact is true, so there is no conflict; the same seed gives the same case. */
export function tangleOf(seed: number): Case {
  const roll = dice(seed);
  const items = Array.from({ length: 2 + roll(3) }, (_, i): Item => ({
    id: `i${i}`,
    kind: roll(2) === 0 ? "video" : "photo",
    verdict: "verified",
    footage: null,
    source: `acct${i % 2}`,
    capturedAt: null,
  }));
  const frames = items.flatMap(({ id, kind }): FrameMark[] =>
    kind === "video" && roll(3) > 0 ? [{ item: id, span: [0, roll(4)], coVisible: false }] : [],
  );
  const personOf = new Map<string, string>();
  const sightings = items.flatMap((item) => marksIn(item, roll, personOf));
  const headcounts = items.flatMap((item) => headcountIn(item, sightings, roll));
  const named = [
    ...sightings.map(({ id }): Named => ({ id, people: [personOf.get(id) ?? ""] })),
    ...headcounts.map((headcount): Named => ({
      id: headcount.id,
      people: [
        `unmarked in ${headcount.id}`,
        ...seenIn(headcount, sightings).map(({ id }) => personOf.get(id) ?? ""),
      ],
    })),
  ];
  const groups = Array.from({ length: 4 + roll(4) }, (_, g) => groupOf(`g${g}`, named, roll));
  const facts = [
    ...pairsOf(sightings, personOf, roll),
    ...separations(groups, named, roll),
    ...items.flatMap(({ id, kind }): Fact[] =>
      kind === "video" && roll(3) === 0
        ? [{ ...SIGNED, id: `shot ${id}`, kind: "continuous", item: id, span: [0, roll(9)] }]
        : [],
    ),
  ];
  const criteria = { verdicts: ["verified" as const], subjects: ["prisoner"], attributes: [], until: null };
  return { format: "sightline.case/1", criteria, items, frames, sightings, headcounts, groups, facts };
}

/** Two to four people, each marked once; some leave a video and come back. */
function marksIn({ id: item, kind }: Item, roll: Roll, personOf: Map<string, string>): Sighting[] {
  const first = roll(PEOPLE);
  return Array.from({ length: 2 + roll(3) }, (_, i): Sighting => {
    const id = `${item}-${i}`;
    personOf.set(id, `p${(first + i * 2) % PEOPLE}`);
    const start = roll(5);
    const end = start + roll(5);
    const again: Span[] = roll(3) === 0 ? [[end + 2, end + 3]] : [];
    const spans: Span[] = kind === "video" ? [[start, end], ...again] : [[0, 0]];
    return { id, item, subject: "prisoner", attributes: [], spans };
  });
}

/** After the flagged frames, so that it is always allowed there. */
function headcountIn({ id: item, kind }: Item, sightings: readonly Sighting[], roll: Roll): Headcount[] {
  if (roll(3) === 0) return [];
  const at = kind === "video" ? 4 + roll(4) : 0;
  const seen = seenIn({ item, at }, sightings);
  const atLeast = seen.length + 1 + roll(2);
  return [{ id: `${item} counted`, item, at, subject: "prisoner", atLeast, atMost: null }];
}

const seenIn = ({ item, at }: Pick<Headcount, "item" | "at">, sightings: readonly Sighting[]) =>
  sightings.filter((one) => one.item === item && one.spans.some(([start, end]) => start <= at && at <= end));

function groupOf(id: string, named: readonly Named[], roll: Roll): Group {
  const members = Array.from({ length: 1 + roll(3) }, () => named[roll(named.length)]?.id ?? "");
  return { id, members: [...new Set(members)] };
}

function pairsOf(sightings: readonly Sighting[], personOf: ReadonlyMap<string, string>, roll: Roll): Fact[] {
  return sightings.flatMap((a, i) =>
    sightings.slice(i + 1).flatMap((b): Fact[] => {
      const isOne = personOf.get(a.id) === personOf.get(b.id);
      if (a.item === b.item || roll(3) > (isOne ? 1 : 0)) return [];
      const id = `${a.id} and ${b.id}`;
      return [{ ...SIGNED, id, kind: isOne ? "same" : "different", between: [a.id, b.id] }];
    }),
  );
}

function separations(groups: readonly Group[], named: readonly Named[], roll: Roll): Fact[] {
  const peopleIn = ({ members }: Group) =>
    new Set(named.flatMap(({ id, people }) => (members.includes(id) ? people : [])));
  return groups.flatMap((a, i) =>
    groups.slice(i + 1).flatMap((b): Fact[] => {
      const left = peopleIn(a);
      if (roll(2) === 0 || [...peopleIn(b)].some((person) => left.has(person))) return [];
      return [{ ...SIGNED, id: `${a.id} apart from ${b.id}`, kind: "separate", groups: [a.id, b.id] }];
    }),
  );
}
