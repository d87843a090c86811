// The contents of one investigation that were held against each other already, indexed so that a new one finds its candidates.
import { dihedralOf, hashBlock, hashBytes, HashIndex, leastQuality, type Prints } from "@sightline/match";

/** Frames nearer than this are taken to show the same; up to `lead` bits only geometry can tell. */
const confident = 31;
const lead = 64;
/** Up to this many frames, comparing with each of them costs less than looking up. */
const fewFrames = 100_000;
const framesAtOnce = 4096;

/** A content that shares frames with a new one: the least distance in bits, and where. */
export type Near = {
  readonly sha256: string;
  readonly distance: number;
  /** True where the hashes alone can tell. */
  readonly confident: boolean;
};

/** All frames of a new content, in eight ways and with bars cut off, against one frame a second and the first of each shot. */
export class Standing {
  readonly #known = new Set<string>();
  readonly #owners: string[] = [];
  #sparse = new Uint8Array(0);
  #search: Search | null = null;

  /** Contents held. */
  get size(): number {
    return this.#known.size;
  }

  has(sha256: string): boolean {
    return this.#known.has(sha256);
  }

  add(sha256: string, prints: Prints): void {
    if (this.#known.has(sha256)) return;
    this.#known.add(sha256);
    const frames = layersOf(prints).flatMap((layer) => sparseFrames(prints, layer));
    const grown = new Uint8Array(this.#sparse.length + frames.length * hashBytes);
    grown.set(this.#sparse);
    frames.forEach((hash, i) => grown.set(hash, this.#sparse.length + i * hashBytes));
    for (const _ of frames) this.#owners.push(sha256);
    this.#sparse = grown;
    this.#search = null;
  }

  /** Nearest first; every content with a frame within 31 bits is among them. */
  near(prints: Prints): Near[] {
    this.#search ??= searchOf(this.#sparse);
    const least = new Map<string, number>();
    const queries = distinct(
      layersOf(prints).flatMap((layer) => usableFrames(layer).map(({ hash }) => hash)),
    );
    for (let from = 0; from < queries.length; from += framesAtOnce) {
      this.#search(turned(queries.slice(from, from + framesAtOnce)), (place, distance) => {
        const owner = this.#owners[place];
        if (owner !== undefined && distance < (least.get(owner) ?? Infinity)) least.set(owner, distance);
      });
    }
    return [...least]
      .map(([sha256, distance]) => ({ sha256, distance, confident: distance <= confident }))
      .sort((p, q) => p.distance - q.distance || (p.sha256 < q.sha256 ? -1 : 1));
  }
}

type Layer = { readonly hashes: Uint8Array; readonly qualities: Uint8Array };

const layersOf = (prints: Prints): Layer[] => [prints, ...(prints.trimmed ? [prints.trimmed] : [])];

function usableFrames({ hashes, qualities }: Layer): { frame: number; hash: Uint8Array }[] {
  return [...qualities].flatMap((quality, frame) =>
    quality < leastQuality
      ? []
      : [{ frame, hash: hashes.subarray(frame * hashBytes, (frame + 1) * hashBytes) }],
  );
}

/** The first usable frame of each second and of each shot. */
function sparseFrames({ ptsUs, shotsUs }: Prints, layer: Layer): Uint8Array[] {
  let second = Number.NEGATIVE_INFINITY;
  let shot = 0;
  return usableFrames(layer).flatMap(({ frame, hash }) => {
    const at = ptsUs[frame] ?? 0;
    const newShot = (shotsUs[shot] ?? Infinity) <= at;
    while ((shotsUs[shot] ?? Infinity) <= at) shot += 1;
    if (!newShot && Math.floor(at / 1e6) === second) return [];
    second = Math.floor(at / 1e6);
    return [hash];
  });
}

function distinct(hashes: readonly Uint8Array[]): Uint8Array[] {
  return [...new Map(hashes.map((hash) => [Buffer.from(hash).toString("latin1"), hash])).values()];
}

function turned(hashes: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(hashes.length * 8 * hashBytes);
  hashes.forEach((hash, i) => all.set(dihedralOf(hash), i * 8 * hashBytes));
  return all;
}

type Search = (queries: Uint8Array, tell: (place: number, distance: number) => void) => void;

/** Both are exact; past the size where looking up pays, only what hashes can tell by themselves is looked up. */
function searchOf(sparse: Uint8Array): Search {
  if (sparse.length <= fewFrames * hashBytes) {
    const block = hashBlock(sparse);
    return (queries, tell) => {
      const found = block.within(queries, lead);
      found.places.forEach((place, i) => tell(place, found.distances[i] ?? Infinity));
    };
  }
  const index = new HashIndex();
  index.add(sparse);
  index.seal();
  return (queries, tell) => {
    for (let at = 0; at < queries.length; at += hashBytes) {
      for (const { row, distance } of index.search(queries.subarray(at, at + hashBytes), confident))
        tell(row, distance);
    }
  };
}
