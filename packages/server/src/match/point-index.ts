// Finds the contents that share points with a frame, however many there are, without comparing it with each of them.
import type { Features } from "@sightline/media";
import { movedAlike, type Hit } from "./one-warp.ts";
import { bitsAt, countOf, keyOf, markPlaces, mostMarkBits, pointsEach, wordPlaces } from "./words.ts";

/** Words on more points than this share of the frames tell nothing; among few frames none is left out. */
const commonShare = 0.1;
const commonLeast = 50;
/** Frames whose shared points are asked whether they agree with one another. */
const mostAsked = 40;
/*
 * Of points that look alike by chance up to a seventh were moved alike on drawn façades full of like corners (136 of 888,
 * 18 of 78), and 13 of 77 on photos; of crops of photos to 45 % of their sides 63 of 106, of crops to 60 % 128 of 187.
 */
const chance = { least: 13, share: 0.15 } as const;
const fieldsEach = 4;

/** Sorted by key, a word of one table; `points` numbers all indexed points, `starts` says where keys with like upper bits begin. */
type Segment = { readonly keys: Uint32Array; readonly points: Uint32Array; readonly starts: Uint32Array };

/** Of a key's bits, so many lower ones are left to be searched for. */
const startShift = 9;
const starts = (keyOf(wordPlaces.length, 0) >>> startShift) + 1;

/** What is kept of an indexed frame; its points are numbered from `first` on. About 60 KB with its words. */
type Indexed = {
  readonly sha256: string;
  readonly first: number;
  readonly marks: Uint32Array;
  readonly fields: Float32Array;
};

/** Grows by one content at a time: segments of like size are merged, so each entry moves a few times only. */
export class PointIndex {
  readonly #known = new Set<string>();
  readonly #frames: Indexed[] = [];
  readonly #segments: Segment[] = [];
  /** The frame of each indexed point. */
  #frameOf = new Uint32Array(pointsEach);
  #points = 0;

  /** Contents held. */
  get size(): number {
    return this.#known.size;
  }

  has(sha256: string): boolean {
    return this.#known.has(sha256);
  }

  add(sha256: string, frames: readonly Features[]): void {
    if (this.#known.has(sha256)) return;
    this.#known.add(sha256);
    for (const features of frames) this.#addFrame(sha256, features);
  }

  /** The contents with a frame that shares more points with this one than chance gives; how many more. */
  votes(features: Features): Map<string, number> {
    const enough = chance.least / (1 - chance.share);
    const shared = [...this.#shared(features)]
      .filter(([, hits]) => hits.length > enough)
      .sort(([i, p], [j, q]) => q.length - p.length || i - j);
    const best = new Map<string, number>();
    for (const [frame, hits] of shared.slice(0, mostAsked)) {
      const { sha256 = "" } = this.#frames[frame] ?? {};
      const votes = movedAlike(hits) - chance.least - chance.share * hits.length;
      if (votes > (best.get(sha256) ?? 0)) best.set(sha256, votes);
    }
    return best;
  }

  #addFrame(sha256: string, features: Features): void {
    const count = countOf(features);
    const step = Math.max(1, count / pointsEach);
    const chosen = Array.from({ length: Math.min(count, pointsEach) }, (_, i) => Math.floor(i * step));
    const first = this.#points;
    this.#points += chosen.length;
    if (this.#points > this.#frameOf.length) {
      const grown = new Uint32Array(2 * this.#points);
      grown.set(this.#frameOf);
      this.#frameOf = grown;
    }
    this.#frameOf.fill(this.#frames.length, first, this.#points);
    const marks = Uint32Array.from(chosen, (point) => bitsAt(features, point, markPlaces));
    const fields = Float32Array.from(
      chosen.flatMap((point) => [...features.points.subarray(point * fieldsEach, (point + 1) * fieldsEach)]),
    );
    this.#frames.push({ sha256, first, marks, fields });
    this.#segments.push(segmentOf(features, chosen, first));
    this.#settle();
  }

  /** For each frame the points that it may share with this one; a point of this one is in a frame once. */
  #shared(features: Features): Map<number, Hit[]> {
    const shared = new Map<number, Hit[]>();
    const lastAsker = new Int32Array(this.#frames.length).fill(-1);
    const common = Math.max(commonLeast, commonShare * this.#frames.length);
    const same: number[] = [];
    for (let point = 0; point < countOf(features); point++) {
      this.#sameWord(features, point, { common, into: same });
      if (same.length === 0) continue;
      const mark = bitsAt(features, point, markPlaces);
      const own = features.points.subarray(point * fieldsEach, (point + 1) * fieldsEach);
      for (const there of same) {
        const frame = this.#frameOf[there] ?? 0;
        const indexed = this.#frames[frame];
        if (!indexed || lastAsker[frame] === point) continue;
        const at = there - indexed.first;
        if (onesIn((indexed.marks[at] ?? 0) ^ mark) > mostMarkBits) continue;
        lastAsker[frame] = point;
        const hit = { own, other: indexed.fields.subarray(at * fieldsEach, (at + 1) * fieldsEach) };
        const hits = shared.get(frame);
        if (hits) hits.push(hit);
        else shared.set(frame, [hit]);
      }
    }
    return shared;
  }

  /** Indexed points that have a word in common with this one; one may come several times. */
  #sameWord(
    features: Features,
    point: number,
    { common, into }: { readonly common: number; readonly into: number[] },
  ): void {
    into.length = 0;
    for (let table = 0; table < wordPlaces.length; table++) {
      const key = keyOf(table, bitsAt(features, point, wordPlaces[table] ?? []));
      for (const { keys, points, starts } of this.#segments) {
        let from = firstAtLeast(
          keys,
          key,
          starts[key >>> startShift] ?? 0,
          starts[(key >>> startShift) + 1] ?? 0,
        );
        let to = from;
        while (keys[to] === key) to++;
        if (to - from > common) continue;
        for (; from < to; from++) into.push(points[from] ?? 0);
      }
    }
  }

  #settle(): void {
    for (;;) {
      const [before, last] = this.#segments.slice(-2);
      if (!before || !last || before === last || before.keys.length > 2 * last.keys.length) return;
      this.#segments.splice(-2, 2, merged(before, last));
    }
  }
}

function segmentOf(features: Features, chosen: readonly number[], first: number): Segment {
  const entries = chosen.flatMap((point, i) =>
    wordPlaces.map((bits, table) => ({
      key: keyOf(table, bitsAt(features, point, bits)),
      point: first + i,
    })),
  );
  entries.sort((p, q) => p.key - q.key || p.point - q.point);
  return withStarts(
    Uint32Array.from(entries, ({ key }) => key),
    Uint32Array.from(entries, ({ point }) => point),
  );
}

function merged(p: Segment, q: Segment): Segment {
  const total = p.keys.length + q.keys.length;
  const [keys, points] = [new Uint32Array(total), new Uint32Array(total)];
  let [i, j] = [0, 0];
  for (let k = 0; k < total; k++) {
    const isFirst = j >= q.keys.length || (p.keys[i] ?? Infinity) <= (q.keys[j] ?? Infinity);
    const [from, at] = isFirst ? [p, i++] : [q, j++];
    keys[k] = from.keys[at] ?? 0;
    points[k] = from.points[at] ?? 0;
  }
  return withStarts(keys, points);
}

function withStarts(keys: Uint32Array, points: Uint32Array): Segment {
  const from = new Uint32Array(starts);
  for (let start = 0, at = 0; start < starts; start++) {
    while (at < keys.length && (keys[at] ?? 0) >>> startShift < start) at++;
    from[start] = at;
  }
  return { keys, points, starts: from };
}

/** Where, from `low` to `high`, the first key not under this one lies. */
function firstAtLeast(keys: Uint32Array, key: number, low: number, high: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((keys[middle] ?? 0) < key) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Set bits of a 32-bit word, added up in parallel (Warren, Hacker's Delight, figure 5-2). */
function onesIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
