// Finds frames that share points without comparing every pair: descriptors as binary words, rare words weigh more.
import { firstFrom } from "../sorted.ts";
import { countOf, descriptorBytes, type Features } from "./features.ts";
import { shuffledBits } from "./point-words.ts";

/** Frames that were added, by number; the vote of each for one query. */
export interface WordVotes {
  /** Adds a frame and gives its number, from 0. */
  readonly add: (features: Features) => number;
  /** One weight per added frame. */
  readonly votes: (features: Features) => Float32Array;
}

/*
 * Each table reads 26 of the 256 bits at fixed places. Two descriptors of one spot differ in about 25 bits, so a table
 * sees the same word with (231/256)^26 = 7 %, of two spots with 2^-26 if bits were fair (locality-sensitive hashing,
 * Gionis, Indyk and Motwani 1999). They are not: of 20 to 28 bits, those of 26 told the original of a crop to 45 % of its
 * sides best from 15 other photos, with 2.4 times the votes (1.4 times with 20). Weights are inverse document frequency,
 * as in text search (Sivic and Zisserman, Video Google, 2003).
 */
const tables = 8;
const wordBits = 26;
/** With fewer words than this a frame gets no more for having few. */
const fewWords = 1500;
/** Words on more than this share of frames tell nothing. */
const commonShare = 0.1;

/** Disjoint stretches of one fixed order of all bits, begun again when it is used up. */
const order = shuffledBits();
const places = Uint8Array.from({ length: tables * wordBits }, (_, i) => order[i % order.length] as number);

export function wordVotes(): WordVotes {
  const frames: Uint32Array[] = [];
  let index: Index | undefined;
  return {
    add: (features) => {
      index = undefined;
      frames.push(wordsOf(features));
      return frames.length - 1;
    },
    votes: (features) => {
      index ??= built(frames);
      return voted(index, wordsOf(features));
    },
  };
}

/** Each word once, in order, its table in the bits above. */
function wordsOf(features: Features): Uint32Array {
  const { descriptors } = features;
  const count = countOf(features);
  const words = new Uint32Array(count * tables);
  let into = 0;
  for (let i = 0, from = 0; i < count; i++, from += descriptorBytes) {
    for (let table = 0, place = 0; table < tables; table++) {
      let word = table;
      for (let k = 0; k < wordBits; k++, place++) {
        const bit = places[place] as number;
        word = (word << 1) | (((descriptors[from + (bit >> 3)] as number) >> (bit & 7)) & 1);
      }
      words[into++] = word;
    }
  }
  words.sort();
  return words.filter((word, i) => i === 0 || word !== words[i - 1]);
}

interface Index {
  /** Sorted words; frames that hold word k are `frames[starts[k] … starts[k+1]]`. */
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  readonly frames: Uint32Array;
  readonly sizes: Float32Array;
  readonly count: number;
}

function built(all: readonly Uint32Array[]): Index {
  const total = all.reduce((sum, words) => sum + words.length, 0);
  // Word in the high part, frame in the low: one sort orders both. 2^53 holds 29 + 22 bits.
  const keys = new Float64Array(total);
  let at = 0;
  for (const [frame, words] of all.entries()) for (const word of words) keys[at++] = word * 2 ** 22 + frame;
  keys.sort();
  const words: number[] = [];
  const starts: number[] = [];
  const frames = new Uint32Array(total);
  for (const [k, key] of keys.entries()) {
    const word = Math.floor(key / 2 ** 22);
    frames[k] = key % 2 ** 22;
    if (word !== words.at(-1)) {
      words.push(word);
      starts.push(k);
    }
  }
  starts.push(total);
  // Chance shares words in proportion to how many a frame has: by that, a plain frame is as easily found as a rich one.
  const sizes = Float32Array.from(all, (words) => Math.max(fewWords, words.length));
  return {
    words: Uint32Array.from(words),
    starts: Uint32Array.from(starts),
    frames,
    sizes,
    count: all.length,
  };
}

function voted(index: Index, query: Uint32Array): Float32Array {
  const votes = new Float32Array(index.count);
  const common = Math.max(20, commonShare * index.count);
  for (const word of query) {
    const at = firstFrom(index.words, word);
    if (index.words[at] !== word) continue;
    const [from, to] = [index.starts[at] as number, index.starts[at + 1] as number];
    if (to - from > common) continue;
    const weight = Math.log(1 + index.count / (to - from));
    for (let k = from; k < to; k++) {
      const frame = index.frames[k] as number;
      votes[frame] = (votes[frame] as number) + weight;
    }
  }
  for (let frame = 0; frame < votes.length; frame++)
    votes[frame] = (votes[frame] as number) / (index.sizes[frame] as number);
  return votes;
}
