// What hashes leave open between files: crops, captions, pictures in pictures, by points and pixels of a few frames each.
import type { AnyCode } from "../say.ts";
import {
  askInTurn,
  choose,
  efforts,
  inTurn,
  PointIndex,
  rankByPoints,
  type RelatedIds,
  type Relation,
} from "@sightline/match";
import {
  isRefusal,
  pixelStore,
  relateByGeometry,
  type Geometry,
  type PixelStore,
  type Views,
} from "@sightline/media";

/** `name` is the path as it was given; the clip has the whole one. */
export type NamedViews = { readonly id: string; readonly name: string; readonly views: Views };

export type Asking = {
  readonly geometry: Geometry;
  /** True where hashes have settled the pair. */
  readonly isSettled: (one: string, other: string) => boolean;
  /** What hashes say of two that look alike, and prove nothing. */
  readonly leadOf: (one: string, other: string) => Relation | undefined;
  /** The contents that hashes left open for this one. */
  readonly leadsOf: (id: string) => readonly string[];
  readonly onProgress: (what: string, done: number, total: number) => void;
  readonly onRefused: (refusal: { code: AnyCode; sentence: string; path: string }) => void;
};

/** `a` is the longer, of equally long ones the one that comes first. */
export async function relateByPicture(files: readonly NamedViews[], asking: Asking): Promise<RelatedIds[]> {
  const task: Task = {
    asking,
    store: pixelStore(),
    places: new Map(files.map((file, place) => [file.id, { ...file, place }])),
    said: new Map(),
  };
  const index = new PointIndex();
  for (const [done, { id, views }] of files.entries()) {
    asking.onProgress("Compared", done, files.length);
    await compareWithThoseBefore(id, index, task);
    index.add(
      id,
      views.views.map(({ features }) => features),
    );
  }
  for (const [one, other] of familyPairs(files, task)) await compareTwo(one, other, task);
  return [...task.said.values()].filter((related) => related !== null);
}

type Task = {
  readonly asking: Asking;
  readonly store: PixelStore;
  readonly places: ReadonlyMap<string, NamedViews & { readonly place: number }>;
  /** What the pixels of two said; null for nothing. */
  readonly said: Map<string, RelatedIds | null>;
};

/** As the desk compares what comes in, and with more of them. */
async function compareWithThoseBefore(id: string, index: PointIndex, task: Task): Promise<void> {
  const { isSettled, leadsOf } = task.asking;
  const leads = leadsOf(id).filter((lead) => index.has(lead));
  const chosen = choose({
    ranked: rankByPoints(index, task.places.get(id)?.views.views ?? []),
    leads,
    isOpen: (other) => !isSettled(id, other),
    areCopies: (one, other) => isSame(one, other, task),
    effort: efforts.once,
  });
  await askInTurn(chosen, leads, efforts.once, (other) => compareTwo(other, id, task));
}

/** Whether it is the same recording. */
async function compareTwo(one: string, other: string, { asking, store, places, said }: Task) {
  const [p, q] = [places.get(one), places.get(other)];
  if (p === undefined || q === undefined) return false;
  const [a, b] = inTurn(asPrinted(p), asPrinted(q));
  const lead = asking.leadOf(one, other);
  const options = { geometry: asking.geometry, store, ...(lead && { lead }) };
  const relation = await relateByGeometry(a.views, b.views, options);
  if (relation !== null && isRefusal(relation)) asking.onRefused({ ...relation, path: b.path });
  const found = relation === null || isRefusal(relation) ? null : { a: a.id, b: b.id, relation };
  said.set(pairKey(one, other), found);
  return found?.relation.relation === "same-recording";
}

const asPrinted = ({ id, place, name, views }: NamedViews & { readonly place: number }) => ({
  id,
  views,
  path: name,
  name: place,
  prints: views.clip.prints,
});

const isSame = (one: string, other: string, { asking, said }: Task): boolean =>
  asking.isSettled(one, other) || said.get(pairKey(one, other))?.relation.relation === "same-recording";

/** Of the recordings that a file is a copy of through others, so many of the longest are compared with it too. */
const FAMILY = 2;

/**
 * Where one film has many copies, they take each other's places among the likeliest partners, and the film itself may
 * be left out: whoever is one recording with another of its copies is compared with it, the longest first.
 */
function familyPairs(files: readonly NamedViews[], task: Task): (readonly [string, string])[] {
  const longest = files.toSorted((p, q) => durationOf(q) - durationOf(p)).map(({ id }) => id);
  const pairs = new Map<string, readonly [string, string]>();
  for (const { id } of files) {
    const near = longest.filter((other) => other !== id && isSame(id, other, task));
    const open = longest.filter(
      (other) =>
        other !== id &&
        !task.said.has(pairKey(id, other)) &&
        !isSame(id, other, task) &&
        near.some((third) => isSame(third, other, task)),
    );
    for (const other of open.slice(0, FAMILY)) pairs.set(pairKey(id, other), [id, other]);
  }
  return [...pairs.values()];
}

/** Time that a file shows, µs; 0 for a photo. */
const durationOf = ({ views: { clip } }: NamedViews): number =>
  (clip.prints.ptsUs.at(-1) ?? 0) - (clip.prints.ptsUs[0] ?? 0);

/** One text for two contents, whichever is named first. */
export const pairKey = (one: string, other: string): string => [one, other].sort().join();
