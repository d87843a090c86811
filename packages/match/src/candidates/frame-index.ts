// The contents that were held against each other already, indexed so that a new one finds its candidates by its frames.
import { hashBytes } from "../hash.ts";
import type { Prints } from "../relation.ts";
import { collapse } from "../search/distinct.ts";
import { wordsOf } from "../search/words.ts";
import { confident, type FrameSearch, frameSearch, sparseFrames } from "../align/frame-search.ts";
import { complement } from "../align/otherwise.ts";
import { isUsable, type Layer, sideOf, usableOf, variantBytes } from "../align/sides.ts";

/** Up to so many bits two frames may show the same, and only geometry can tell (docs/matching.md, rule 2). */
const lead = 64;
const framesAtOnce = 4096;

/** A content that shares frames with a new one: the least distance in bits. */
export interface NearContent {
  readonly id: string;
  readonly distance: number;
  /** True where the hashes alone can tell. */
  readonly confident: boolean;
}

/** All frames of a new content, in eight ways and with bars cut off, against one frame a second and the first of each shot. */
export class FrameIndex {
  readonly #known = new Set<string>();
  readonly #owners: string[] = [];
  #sparse = new Uint8Array(0);
  #search: FrameSearch | null = null;

  /** Contents held. */
  get size(): number {
    return this.#known.size;
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }

  add(id: string, prints: Prints): void {
    if (this.#known.has(id)) return;
    this.#known.add(id);
    const layers = [prints, ...(prints.trimmed ? [prints.trimmed] : [])];
    const frames = layers.flatMap(({ hashes, qualities }) =>
      sparseFrames(prints, usableOf(qualities)).map((frame) =>
        hashes.subarray(frame * hashBytes, (frame + 1) * hashBytes),
      ),
    );
    const grown = new Uint8Array(this.#sparse.length + frames.length * hashBytes);
    grown.set(this.#sparse);
    frames.forEach((hash, i) => grown.set(hash, this.#sparse.length + i * hashBytes));
    for (const _ of frames) this.#owners.push(id);
    this.#sparse = grown;
    this.#search = null;
  }

  /** Nearest first; every content with a frame within 31 bits is among them. */
  near(prints: Prints): NearContent[] {
    this.#search ??= frameSearch(this.#sparse, lead);
    const least = new Map<string, number>();
    const queries = [...sideOf(prints).layers.flatMap(eightWays), ...inNegative(prints)];
    for (let from = 0; from < queries.length; from += framesAtOnce) {
      this.#search(joined(queries.slice(from, from + framesAtOnce)), (_, place, distance) => {
        const owner = this.#owners[place];
        if (owner !== undefined && distance < (least.get(owner) ?? Infinity)) least.set(owner, distance);
      });
    }
    return [...least]
      .map(([id, distance]) => ({ id, distance, confident: distance <= confident }))
      .sort((p, q) => p.distance - q.distance || (p.id < q.id ? -1 : 1));
  }
}

/** One frame a second with light and dark exchanged: a negative is posted whole, and seldom. */
function inNegative(prints: Prints): Uint8Array[] {
  const { layers } = sideOf(prints);
  return layers.flatMap((layer) =>
    sparseFrames(prints, layer.usable).map((frame) => complement(variantBytes(layer, frame))),
  );
}

/** The eight hashes of each usable frame; of frames with one hash only those of the first. */
function eightWays(layer: Layer): Uint8Array[] {
  const frames = [...layer.usable.keys()].filter((frame) => isUsable(layer, frame));
  const ways = frames.map((frame) => variantBytes(layer, frame));
  const { offsets, rows } = collapse(wordsOf(joined(ways.map((way) => way.subarray(0, hashBytes)))));
  return Array.from(offsets.subarray(0, -1), (first) => ways[rows[first] as number] as Uint8Array);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
