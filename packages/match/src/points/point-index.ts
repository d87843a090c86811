// Finds the contents that share points with a frame, however many there are, without comparing it with each of them.
import { onesIn } from "../search/words.ts";
import { spreadOver } from "../sorted.ts";
import { countOf, type Features, pointFields } from "./features.ts";
import { movedAlike } from "./one-warp.ts";
import { bitsAt, keyOf, keys, markPlaces, mostMarkBits, pointsEach, wordPlaces } from "./point-words.ts";

/** Words in more than this share of the contents tell nothing; among few contents none is left out. */
const commonShare = 0.02;
const commonLeast = 50;
/**
 * Contents, and of each so many of its frames, whose shared points are asked whether they agree with one another. Forty
 * frames of whatever content were a few copies of one film, and hid the rest of them.
 */
const contentsAsked = 40;
const framesAsked = 3;
/*
 * Of points that look alike by chance up to a seventh were moved alike on drawn façades full of like corners (136 of 888,
 * 18 of 78), and 13 of 77 on photos; of crops of photos to 45 % of their sides 63 of 106, of crops to 60 % 128 of 187.
 */
const chance = { least: 13, share: 0.15 } as const;
/** Frames that stand for one content, spread over it. */
const framesEach = 16;
/** Nothing comes after the last. */
const none = -1;
const tables = wordPlaces.length;

/** Grows by one content at a time. */
export class PointIndex {
  readonly #known = new Set<string>();
  /** Whose each frame is. */
  readonly #contentOf: string[] = [];
  #points = 0;
  /** Of each indexed point its frame, its mark, and its fields. */
  #frameOf = new Uint32Array(0);
  #marks = new Uint32Array(0);
  #fields = new Float32Array(0);
  /** Of each word how many contents have it, and where the last of its points is listed; an entry is a point in a table. */
  readonly #contents = new Uint32Array(keys);
  readonly #last = new Int32Array(keys).fill(none);
  /** The entry with the same word before this one. */
  #before = new Int32Array(0);

  /** Contents held. */
  get size(): number {
    return this.#known.size;
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }

  add(id: string, frames: readonly Features[]): void {
    if (this.#known.has(id)) return;
    this.#known.add(id);
    for (const features of spreadOver(frames, framesEach)) this.#addFrame(id, features);
  }

  /**
   * The contents with a frame that shares more points with this one than chance gives; how many more, each weighed by how
   * few contents have its word: what an app or a channel puts around every picture goes behind what only two show.
   */
  votes(features: Features): Map<string, number> {
    const enough = chance.least / (1 - chance.share);
    const shared = [...this.#shared(features)]
      .filter(([, { pairs }]) => pairs.length / 2 > enough)
      .sort(([i, p], [j, q]) => q.rare - p.rare || i - j);
    const best = new Map<string, number>();
    const asked = new Map<string, number>();
    for (const [frame, { pairs, rare }] of shared) {
      const id = this.#contentOf[frame] as string;
      const before = asked.get(id) ?? 0;
      if (before === framesAsked || (before === 0 && asked.size === contentsAsked)) continue;
      asked.set(id, before + 1);
      const alike = movedAlike({ own: features.points, other: this.#fields, pairs });
      const more = alike - chance.least - (chance.share * pairs.length) / 2;
      const votes = (more * rare * 2) / pairs.length;
      if (votes > (best.get(id) ?? 0)) best.set(id, votes);
    }
    return best;
  }

  #addFrame(id: string, features: Features): void {
    const count = countOf(features);
    const step = Math.max(1, count / pointsEach);
    const chosen = Uint32Array.from({ length: Math.min(count, pointsEach) }, (_, i) => Math.floor(i * step));
    const first = this.#points;
    this.#points += chosen.length;
    this.#frameOf = withRoom(this.#frameOf, this.#points);
    this.#marks = withRoom(this.#marks, this.#points);
    this.#fields = withRoom(this.#fields, this.#points * pointFields);
    this.#before = withRoom(this.#before, this.#points * tables);
    this.#frameOf.fill(this.#contentOf.length, first, this.#points);
    this.#contentOf.push(id);
    for (const [i, point] of chosen.entries()) {
      this.#marks[first + i] = bitsAt(features, point, markPlaces);
      const fields = features.points.subarray(point * pointFields, (point + 1) * pointFields);
      this.#fields.set(fields, (first + i) * pointFields);
      for (let table = 0; table < tables; table++) {
        const key = keyOf(table, bitsAt(features, point, wordPlaces[table] ?? []));
        const entry = (first + i) * tables + table;
        const before = this.#last[key] as number;
        if (before === none || this.#contentAt(before, table) !== id)
          this.#contents[key] = (this.#contents[key] as number) + 1;
        this.#before[entry] = before;
        this.#last[key] = entry;
      }
    }
  }

  #contentAt(entry: number, table: number): string | undefined {
    return this.#contentOf[this.#frameOf[(entry - table) / tables] as number];
  }

  /** For each frame the points that it may share with this one, as `movedAlike` takes them; a point of this one is in a frame once. */
  #shared(features: Features): Map<number, Shared> {
    const shared = new Map<number, Shared>();
    const lastAsker = new Int32Array(this.#contentOf.length).fill(none);
    const common = Math.max(commonLeast, commonShare * this.size);
    for (let point = 0; point < countOf(features); point++) {
      const mark = bitsAt(features, point, markPlaces);
      for (let table = 0; table < tables; table++) {
        const key = keyOf(table, bitsAt(features, point, wordPlaces[table] ?? []));
        if ((this.#contents[key] as number) > common) continue;
        for (let entry = this.#last[key] as number; entry !== none; entry = this.#before[entry] as number) {
          const there = (entry - table) / tables;
          if (onesIn((this.#marks[there] as number) ^ mark) > mostMarkBits) continue;
          const frame = this.#frameOf[there] as number;
          if (lastAsker[frame] === point) continue;
          lastAsker[frame] = point;
          const known = shared.get(frame) ?? { pairs: [], rare: 0 };
          shared.set(frame, known);
          known.pairs.push(point, there);
          known.rare += 1 / Math.sqrt(this.#contents[key] as number);
        }
      }
    }
    return shared;
  }
}

interface Shared {
  /** As `movedAlike` takes them. */
  readonly pairs: number[];
  /** Those points again, each weighed by how few contents have its word. */
  rare: number;
}

/** The same numbers in an array that holds this many at least; it doubles, so that each is moved a few times only. */
function withRoom<T extends Int32Array | Uint32Array | Float32Array>(held: T, count: number): T {
  if (count <= held.length) return held;
  const grown = new (held.constructor as new (length: number) => T)(2 * count);
  grown.set(held);
  return grown;
}
