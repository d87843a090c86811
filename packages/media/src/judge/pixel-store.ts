// Keeps the pixels that were decoded for one pair for the next pairs of the same items, up to a budget.
import { type Features, type WordVotes, wordVotes } from "@sightline/match";
import type { DecodeOptions } from "../inspected.ts";
import { type MediaRefusal, isRefusal } from "../refusal.ts";
import { greyFrames } from "../pixels/grey-frames.ts";
import { type GreyFrame, greyLongest } from "../pixels/grey.ts";
import { type SmallFilm, smallFilm, stretchAround } from "../pixels/small-film.ts";
import type { Clip, Views } from "../points/views.ts";

/** What is known of one item's frames, by instant. */
export interface Kept {
  readonly frames: Map<number, GreyFrame>;
  readonly points: Map<number, Features>;
  film: SmallFilm | undefined;
  /** The item's views, by their words. */
  votes: WordVotes | undefined;
  /** Ends when what is being decoded of this item is there: whoever asks next may need the same. */
  decoding: Promise<unknown>;
  /** Pairs that it is being compared in: meanwhile nothing of it is forgotten. */
  uses: number;
}

export interface PixelStore {
  /** Forgets nothing of these items until the work has ended. */
  readonly using: <T>(clips: readonly Clip[], work: () => Promise<T>) => Promise<T>;
  readonly of: (clip: Clip) => Kept;
  /** Decodes what is missing of these instants, in one run. */
  readonly load: (
    clip: Clip,
    atUs: readonly number[],
    options: DecodeOptions,
  ) => Promise<MediaRefusal | undefined>;
  /** The whole film, small; of a long one the stretch around an instant. */
  readonly film: (clip: Clip, atUs: number, options: DecodeOptions) => Promise<SmallFilm | MediaRefusal>;
  readonly know: (views: Views) => void;
  /** Which of the item's views share words with a frame. */
  readonly votes: (views: Views) => WordVotes;
}

const usualBudget = 300_000_000;
/** Points and descriptors of one frame. */
const featuresBytes = 100_000;

/** The items that were asked for longest ago are forgotten first, but for those in use. */
export function pixelStore(budgetBytes = usualBudget): PixelStore {
  const items = new Map<string, Kept>();
  const of = ({ path }: Clip): Kept => {
    const kept = items.get(path) ?? {
      frames: new Map(),
      points: new Map(),
      film: undefined,
      votes: undefined,
      decoding: Promise.resolve(),
      uses: 0,
    };
    items.delete(path);
    items.set(path, kept);
    return kept;
  };
  const forget = (): void => {
    let bytes = [...items.values()].reduce((sum, kept) => sum + bytesOf(kept), 0);
    for (const [path, kept] of items) {
      if (bytes <= budgetBytes) return;
      if (kept.uses > 0) continue;
      bytes -= bytesOf(kept);
      items.delete(path);
    }
  };
  const inTurn = <T>(kept: Kept, decode: () => Promise<T>): Promise<T> => {
    const next = kept.decoding.then(decode, decode);
    kept.decoding = next.catch(() => undefined);
    return next;
  };
  return {
    of,
    using: async (clips, work) => {
      const held = clips.map(of);
      for (const kept of held) kept.uses += 1;
      try {
        return await work();
      } finally {
        for (const kept of held) kept.uses -= 1;
      }
    },
    load: (clip, atUs, options) => {
      const kept = of(clip);
      return inTurn(kept, async () => {
        const { frames } = kept;
        const missing = atUs.filter((us) => !frames.has(us));
        if (missing.length === 0) return undefined;
        const made = await greyFrames(clip, { atUs: missing, longest: greyLongest }, options);
        if (isRefusal(made)) return made;
        for (const frame of made) frames.set(frame.atUs, frame);
        forget();
        return undefined;
      });
    },
    film: (clip, atUs, options) => {
      const kept = of(clip);
      return inTurn(kept, async () => {
        const stretch = stretchAround(clip, atUs);
        const [first, last] = [stretch[0] ?? 0, stretch.at(-1) ?? 0];
        const known = kept.film;
        if (known !== undefined && known.ptsUs[0] === first && known.ptsUs.at(-1) === last) return known;
        const made = await smallFilm(clip, stretch, options);
        if (isRefusal(made)) return made;
        kept.film = made;
        forget();
        return made;
      });
    },
    votes: ({ clip, views }) => {
      const kept = of(clip);
      kept.votes ??= votesFor(views);
      return kept.votes;
    },
    know: ({ clip, views }) => {
      const { points } = of(clip);
      for (const { atUs, features } of views) points.set(atUs, features);
    },
  };
}

function votesFor(views: Views["views"]): WordVotes {
  const votes = wordVotes();
  for (const { features } of views) votes.add(features);
  return votes;
}

function bytesOf({ frames, points, film, votes }: Kept): number {
  const kinds = votes === undefined ? 1 : 2;
  let bytes = kinds * points.size * featuresBytes + (film?.pixels.length ?? 0);
  for (const { pixels } of frames.values()) bytes += pixels.length;
  return bytes;
}
