// Which frames of two items are near: all frames of each, in eight ways, against a sparse index of both.
import { hashBytes } from "../hash.ts";
import { confident, frameSearch, sparseFrames } from "./frame-search.ts";
import type { View } from "./pairing.ts";
import { inverse, isUsable, type Side, variantBytes } from "./sides.ts";

/** Frame `aFrame` of a and `bFrame` of b are near, seen in this view. */
export interface FrameHit extends View {
  readonly aFrame: number;
  readonly bFrame: number;
  readonly distance: number;
  /** The indexed frame behind this hit: each votes once. */
  readonly entry: number;
}

/*
 * An indexed frame that is near the whole of a still video says nothing of time: of the many hits only the best in
 * each quarter of a second are kept, and of those the nearest.
 */
const runUs = 250_000;
const mostHitsOfEntry = 64;
const framesAtOnce = 256;

interface Entry {
  readonly item: number;
  readonly frame: number;
  readonly layer: number;
}

/** Which frames of `a` and `b` are near. */
export function findHits(a: Side, b: Side): FrameHit[] {
  const sides = [a, b];
  const entries = sides.flatMap((side, item) => entriesOf(side, item));
  const search = frameSearch(hashesOf(sides, entries), confident);
  const kept = new KeptHits(sides);
  sides.forEach((side, item) =>
    side.layers.forEach((layer, layerNumber) => {
      const frames = side.ptsUs.map((_, frame) => frame).filter((frame) => isUsable(layer, frame));
      for (let from = 0; from < frames.length; from += framesAtOnce) {
        const some = frames.slice(from, from + framesAtOnce);
        const queries = new Uint8Array(some.length * 8 * hashBytes);
        some.forEach((frame, i) => queries.set(variantBytes(layer, frame), i * 8 * hashBytes));
        search(queries, (query, place, distance) => {
          const dense = { item, frame: some[query >> 3] as number, layer: layerNumber };
          kept.take(entries[place] as Entry, dense, { place, variant: query & 7, distance });
        });
      }
    }),
  );
  return kept.all();
}

/** What stands for an item in the search, of every layer. */
const entriesOf = (side: Side, item: number): Entry[] =>
  side.layers.flatMap((own, layer) =>
    sparseFrames(side.prints, own.usable).map((frame) => ({ item, frame, layer })),
  );

function hashesOf(sides: readonly Side[], entries: readonly Entry[]): Uint8Array {
  const hashes = new Uint8Array(entries.length * hashBytes);
  entries.forEach(({ item, frame, layer }, place) => {
    const from = sides[item]?.layers[layer];
    if (from !== undefined) hashes.set(variantBytes(from, frame).subarray(0, hashBytes), place * hashBytes);
  });
  return hashes;
}

interface NearFrame {
  readonly place: number;
  /** How the dense frame was changed to be near. */
  readonly variant: number;
  readonly distance: number;
}

class KeptHits {
  readonly #sides: readonly Side[];
  readonly #lists = new Map<number, FrameHit[]>();

  constructor(sides: readonly Side[]) {
    this.#sides = sides;
  }

  take(entry: Entry, dense: Entry, { place, variant, distance }: NearFrame): void {
    if (entry.item === dense.item) return;
    const first = entry.item < dense.item;
    const [a, b] = first ? [entry, dense] : [dense, entry];
    const hit: FrameHit = {
      aLayer: a.layer,
      bLayer: b.layer,
      // A view changes b: when it was a's frame that was changed, b is changed back.
      variant: first ? variant : inverse(variant),
      aFrame: a.frame,
      bFrame: b.frame,
      distance,
      entry: place,
    };
    const key = (place * 8 + variant) * 2 + dense.layer;
    const list = this.#lists.get(key) ?? [];
    this.#lists.set(key, list);
    // Frames come in order, so that only the latest can belong to the same run.
    const latest = list.at(-1);
    if (
      latest === undefined ||
      this.#runOf(latest, dense.item, first) !== this.#runOf(hit, dense.item, first)
    ) {
      list.push(hit);
    } else if (distance < latest.distance) list[list.length - 1] = hit;
    if (list.length < 2 * mostHitsOfEntry) return;
    list.sort(
      (one, other) => one.distance - other.distance || one.bFrame - other.bFrame || one.aFrame - other.aFrame,
    );
    list.length = mostHitsOfEntry;
    list.sort((one, other) => one.bFrame - other.bFrame || one.aFrame - other.aFrame);
  }

  all(): FrameHit[] {
    return [...this.#lists.values()].flat();
  }

  #runOf({ aFrame, bFrame }: FrameHit, item: number, denseIsB: boolean): number {
    return Math.floor((this.#sides[item]?.ptsUs[denseIsB ? bFrame : aFrame] ?? 0) / runUs);
  }
}
