// What hashes leave open between files: crops, captions, pictures in pictures, by points and pixels of a few frames each.
import { isLonger, type Relation } from "@sightline/match";
import {
  candidatePairs,
  isRefusal,
  pixelStore,
  relateByGeometry,
  type Clip,
  type Geometry,
  type PixelStore,
  type Views,
} from "@sightline/media";

/** `name` is the path as it was given; the clip has the whole one. */
export type Named = {
  readonly id: string;
  readonly name: string;
  readonly clip: Clip;
  readonly views: Views;
};
export type Related = { readonly a: string; readonly b: string; readonly relation: Relation };

export type Asking = {
  readonly geometry: Geometry;
  /** True where hashes have settled the pair. */
  readonly isSettled: (one: string, other: string) => boolean;
  /** What hashes say of two that look alike, and prove nothing: these are compared whatever their points say. */
  readonly leadOf: (one: string, other: string) => Relation | undefined;
  readonly onProgress: (what: string, done: number, total: number) => void;
  readonly onRefused: (refusal: { code: string; sentence: string; path: string }) => void;
};

/** Of what hashes leave open, full comparisons a file besides its leads. */
const PARTNERS = 6;

/** `a` is the longer, of equally long ones the one that comes first. */
export async function relateByPicture(files: readonly Named[], asking: Asking): Promise<Related[]> {
  if (files.length < 2) return [];
  const task = { store: pixelStore(), asking, found: [] as Related[] };
  const first = pairsOf(files, asking);
  await compareAll(first, task);
  await compareAll(familyPairs(files, first, task), task);
  return task.found;
}

type Pair = { readonly one: Named; readonly other: Named };

type Task = {
  readonly store: PixelStore;
  readonly asking: Asking;
  readonly found: Related[];
};

async function compareAll(pairs: readonly Pair[], { store, asking, found }: Task): Promise<void> {
  const { geometry } = asking;
  for (const [done, { one, other }] of pairs.entries()) {
    asking.onProgress("Compared", done, pairs.length);
    const [a, b] = isLonger(other.clip.prints, one.clip.prints) ? [other, one] : [one, other];
    const lead = asking.leadOf(one.id, other.id);
    const options = { geometry, store, ...(lead && { lead }) };
    const relation = await relateByGeometry(a.views, b.views, options);
    if (relation === null) continue;
    if (isRefusal(relation)) asking.onRefused({ ...relation, path: b.name });
    else found.push({ a: a.id, b: b.id, relation });
  }
}

/** Of the recordings that a file is a copy of through others, so many of the longest are compared with it too. */
const FAMILY = 2;

/**
 * Where one film has many copies, they take each other's places among the likeliest partners, and the film itself may
 * be left out: whoever is one recording with another of its copies is compared with it, the longest first.
 */
function familyPairs(seen: readonly Named[], done: readonly Pair[], { asking, found }: Task): Pair[] {
  const told = new Set(done.map(({ one, other }) => key(one.id, other.id)));
  const same = new Set(
    found.flatMap(({ a, b, relation }) => (relation.relation === "same-recording" ? [key(a, b)] : [])),
  );
  const isSame = (one: Named, other: Named): boolean =>
    asking.isSettled(one.id, other.id) || same.has(key(one.id, other.id));
  const longest = seen.toSorted((p, q) => durationOf(q) - durationOf(p));
  const pairs = new Map<string, Pair>();
  for (const one of seen) {
    const near = seen.filter((other) => other !== one && isSame(one, other));
    const open = longest.filter(
      (other) =>
        other !== one &&
        !told.has(key(one.id, other.id)) &&
        !isSame(one, other) &&
        near.some((third) => isSame(third, other)),
    );
    for (const other of open.slice(0, FAMILY)) pairs.set(key(one.id, other.id), { one, other });
  }
  return [...pairs.values()];
}

/** Time that a file shows, µs; 0 for a photo. */
const durationOf = ({ clip: { prints } }: Named): number =>
  (prints.ptsUs.at(-1) ?? 0) - (prints.ptsUs[0] ?? 0);

const key = (one: string, other: string): string => [one, other].sort().join();

/** Leads first, then what shares points, item by item, so that pixels decoded for one pair serve the next. */
function pairsOf(seen: readonly Named[], { isSettled, leadOf }: Asking): Pair[] {
  const settled = (a: number, b: number): boolean => isSettled(seen[a]?.id ?? "", seen[b]?.id ?? "");
  const leads = seen.flatMap((one, i) =>
    seen.slice(i + 1).flatMap((other) => (leadOf(one.id, other.id) ? [{ one, other }] : [])),
  );
  const places = candidatePairs(
    seen.map(({ views }) => views),
    {
      each: PARTNERS,
      isSettled: (a, b) => settled(a, b) || leadOf(seen[a]?.id ?? "", seen[b]?.id ?? "") !== undefined,
    },
  );
  const others = places
    .toSorted((x, y) => x.a - y.a || x.b - y.b)
    .flatMap(({ a, b }) => {
      const [one, other] = [seen[a], seen[b]];
      return one && other ? [{ one, other }] : [];
    });
  return [...leads, ...others];
}
