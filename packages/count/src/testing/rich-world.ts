// Worlds with everything a newsroom meets: copies, nested groups, groups within others, unbroken shots, mirrors, returns; true throughout, or wrong on demand.
import type { Case, Fact, FrameMark, Group, Item, Sighting } from "../case/shape.ts";
import type { World, WorldSize } from "./world.ts";
import { dice, worldOf } from "./world.ts";

type Roll = (below: number) => number;

interface Richer {
  readonly roll: Roll;
  readonly file: Case;
  readonly personOf: Map<string, number>;
}

const SIGNED = { basis: "known in this world", statedBy: "m1", reviewedBy: "m2" };

/** A world as `worldOf` makes it, with more of everything added; all that is said in it stays true, and it shows the same people. */
export function richWorldOf(seed: number, size: WorldSize): World {
  const { file, shown, personOf } = worldOf(seed, size);
  const roll = dice(seed + 1);
  let world: Richer = { roll, file, personOf: new Map(personOf) };
  for (const enrich of [returns, mirrors, copies, nests, shots, words])
    world = { ...world, file: enrich(world) };
  return { file: world.file, shown, personOf: world.personOf };
}

const have = <T>(list: readonly T[], { roll }: { roll: Roll }): T | undefined =>
  list[roll(Math.max(1, list.length))];

/** Some tracks of one man in one video become one track that is seen twice. */
function returns({ roll, file, personOf }: Richer): Case {
  const gone = new Set<string>();
  const sightings = file.sightings.map((one): Sighting => {
    const again = file.sightings.find(
      ({ id, item, spans }) =>
        item === one.item &&
        personOf.get(id) === personOf.get(one.id) &&
        (spans[0]?.[0] ?? 0) > (one.spans.at(-1)?.[1] ?? 0),
    );
    const isNamed = ({ id }: Sighting) =>
      file.facts.some((fact) => "between" in fact && fact.between.includes(id));
    if (!again || gone.has(one.id) || isNamed(again) || roll(2) === 0) return one;
    gone.add(again.id);
    return { ...one, spans: [...one.spans, ...again.spans] };
  });
  return { ...file, sightings: sightings.filter(({ id }) => !gone.has(id)) };
}

/** Mirrors, posters, split screens: they only take evidence away. Never where somebody counted. */
function mirrors({ roll, file }: Richer): Case {
  const counted = new Set(file.headcounts.map(({ item }) => item));
  const flags = file.items.flatMap(({ id, kind }): FrameMark[] => {
    if (counted.has(id) || roll(4) > 0) return [];
    if (kind === "photo") return [{ item: id, at: 0, coVisible: false }];
    const start = roll(6);
    return [{ item: id, span: [start, start + roll(5)], coVisible: false }];
  });
  return { ...file, frames: [...file.frames, ...flags] };
}

/** Reposts: the same footage from another account, in the same groups; some of its people linked to the first. */
function copies(world: Richer): Case {
  const { roll, personOf } = world;
  let { file } = world;
  for (let times = roll(3); times > 0; times--) {
    const first = have(file.items, world);
    if (first) file = withCopy(file, { first, id: `copy${times}`, roll, personOf });
  }
  return file;
}

interface Copying {
  readonly first: Item;
  readonly id: string;
  readonly roll: Roll;
  readonly personOf: Map<string, number>;
}

function withCopy(file: Case, { first, id, roll, personOf }: Copying): Case {
  const own = file.sightings.filter(({ item }) => item === first.id);
  const footage = first.footage ?? `footage of ${first.id}`;
  const links = own.flatMap((one): Fact[] => {
    const copied = `${one.id} in ${id}`;
    personOf.set(copied, personOf.get(one.id) ?? -1);
    return roll(3) === 0
      ? [{ ...SIGNED, id: `${copied}, linked`, kind: "same", between: [one.id, copied] }]
      : [];
  });
  const moved = <T extends { id: string; item: string }>(list: readonly T[]): T[] =>
    list.flatMap((one) => (one.item === first.id ? [{ ...one, id: `${one.id} in ${id}`, item: id }] : []));
  return {
    ...file,
    items: [
      ...file.items.map((item) => (item === first ? { ...item, footage } : item)),
      { ...first, id, footage, source: `reposter${roll(2)}` },
    ],
    frames: [
      ...file.frames,
      ...file.frames.flatMap((one) => (one.item === first.id ? [{ ...one, item: id }] : [])),
    ],
    sightings: [...file.sightings, ...moved(file.sightings)],
    headcounts: [...file.headcounts, ...moved(file.headcounts)],
    groups: file.groups.map((group) =>
      group.members.includes(first.id) ? { ...group, members: [...group.members, id] } : group,
    ),
    facts: [...file.facts, ...links],
  };
}

/** Parts of events as groups of their own, a group of groups, and a group of one person's sightings. */
function nests({ roll, file, personOf }: Richer): Case {
  const parts = file.groups.flatMap((group): Group[] =>
    roll(2) === 0 ? [] : [{ id: `part of ${group.id}`, members: group.members.filter(() => roll(2) === 0) }],
  );
  const some = have(file.sightings, { roll });
  const own = file.sightings.filter(({ id }) => personOf.get(id) === personOf.get(some?.id ?? ""));
  const groups = [
    ...file.groups.map((group) =>
      parts.some(({ id }) => id === `part of ${group.id}`)
        ? { ...group, members: [...group.members, `part of ${group.id}`] }
        : group,
    ),
    ...parts,
    { id: "everywhere", members: file.groups.map(({ id }) => id) },
    { id: "one man", members: own.map(({ id }) => id) },
  ];
  const outer = file.groups.find(({ members }) => own.some(({ item }) => members.includes(item)));
  const facts: Fact[] = outer
    ? [{ ...SIGNED, id: "one man within", kind: "within", inner: "one man", outer: outer.id }]
    : [];
  return { ...file, groups, facts: [...file.facts, ...facts] };
}

/** Videos in which nobody is marked twice, as unbroken takes. */
function shots({ file, personOf }: Richer): Case {
  const facts = file.items.flatMap(({ id, kind }): Fact[] => {
    const seen = file.sightings.filter(({ item }) => item === id).map((one) => personOf.get(one.id));
    if (kind !== "video" || new Set(seen).size < seen.length) return [];
    return [{ ...SIGNED, id: `shot ${id}`, kind: "continuous", item: id, span: [0, 8] }];
  });
  return { ...file, facts: [...file.facts, ...facts] };
}

/** What some say of themselves; a criterion only where a test asks for it. */
function words({ roll, file }: Richer): Case {
  const sightings = file.sightings.map((one) =>
    roll(4) === 0 ? { ...one, attributes: ["says-conscript"] } : one,
  );
  return { ...file, sightings };
}

/** The same world with some facts that are not so: wrong links, wrong differences, wrong separations. */
export function wronged({ file, personOf }: World, seed: number, wrong: number): Case {
  const roll = dice(seed);
  const facts = Array.from({ length: wrong }, (_, i): Fact | undefined => {
    const a = file.sightings[roll(Math.max(1, file.sightings.length))];
    const isOne = roll(3) === 0;
    const fitting = file.sightings.filter(
      ({ id }) => a && id !== a.id && (personOf.get(id) === personOf.get(a.id)) === isOne,
    );
    const b = fitting[roll(Math.max(1, fitting.length))];
    const [g, h] = [file.groups[roll(file.groups.length)], file.groups[roll(file.groups.length)]];
    if (roll(4) === 0 && g && h && g !== h)
      return { ...SIGNED, id: `wrong${i}`, kind: "separate", groups: [g.id, h.id] };
    return (
      a && b && { ...SIGNED, id: `wrong${i}`, kind: isOne ? "different" : "same", between: [a.id, b.id] }
    );
  });
  return { ...file, facts: [...file.facts, ...facts.flatMap((fact) => fact ?? [])] };
}
