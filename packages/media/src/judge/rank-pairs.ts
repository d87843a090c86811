// Which frames of two items, and which items of many, are worth a full comparison.
import { inMirror, spreadOver, type WordVotes, wordVotes } from "@sightline/match";
import { type View, type Views } from "../points/views.ts";

/** A frame of `a` that may show what a frame of `b` shows, mirrored or not. */
export interface FramePair {
  readonly a: View;
  readonly b: View;
  readonly votes: number;
  /** The mirror image of b has more votes. */
  readonly mirrorFirst: boolean;
}

/** Most frame pairs that are compared in full for two items. */
const mostPairs = 6;
/** Frames of `b` that are asked, spread over it. */
const framesAsked = 8;
/** Of these, most that share one frame of `b`; a photo has only one to ask. */
const mostPerFrame = 2;
const mostOfPhoto = 4;

/** The likeliest frame pairs of two items, best first; `index` holds the views of `a`. */
export function framePairs(a: Views, b: Views, index: WordVotes): FramePair[] {
  const [one, other] = [a.views[0], b.views[0]];
  if (one === undefined || other === undefined) return [];
  if (a.views.length * b.views.length === 1) return [{ a: one, b: other, votes: 0, mirrorFirst: false }];
  const most = b.views.length === 1 ? mostOfPhoto : mostPerFrame;
  const all = spreadOver(b.views, framesAsked).flatMap((view) => {
    const plain = index.votes(view.features);
    const reversed = index.votes(inMirror(view.features, view.width));
    const ranked = a.views.map((each, i): FramePair => {
      const [one, other] = [plain[i] ?? 0, reversed[i] ?? 0];
      return { a: each, b: view, votes: Math.max(one, other), mirrorFirst: other > one };
    });
    return ranked.sort((x, y) => y.votes - x.votes || x.a.atUs - y.a.atUs).slice(0, most);
  });
  return all.sort((x, y) => y.votes - x.votes || x.b.atUs - y.b.atUs).slice(0, mostPairs);
}

function bestOf(index: WordVotes, view: View): Float32Array {
  const votes = index.votes(view.features);
  const reversed = index.votes(inMirror(view.features, view.width));
  return votes.map((each, i) => Math.max(each, reversed[i] ?? 0));
}

/** Partners with fewer votes than this share of the best one's show what chance shows. */
const leastOfBest = 0.15;

/*
 * Of many items, most have nothing to do with one. Measured on photos and drawn scenes: what chance gives the likeliest
 * stranger is 1.5 to 1.7 times what it gives the quarter that is least alike, and a crop to 45 % has 3 times and more.
 */
const many = { items: 40, surely: 2, beyondChance: 2.2 } as const;

export interface CandidatePair {
  /** Places in the given list; `a` first of the two. */
  readonly a: number;
  readonly b: number;
  readonly votes: number;
}

export interface CandidateOptions {
  /** Partners looked at for each item; 20 when left out. */
  readonly each?: number;
  /** Frames of an item that take part, spread over it; 8 when left out (130 KB each while it runs). */
  readonly frames?: number;
  /** Pairs that are settled otherwise: they take no other pair's place. */
  readonly isSettled?: (a: number, b: number) => boolean;
}

/**
 * The pairs of items worth `relateByGeometry`: for each item the partners that share most rare words with one of its
 * frames. At most `each` a query, so the full comparisons grow with the items, not with their square.
 */
export function candidatePairs(items: readonly Views[], options: CandidateOptions = {}): CandidatePair[] {
  const { each = 20, frames = 8, isSettled = () => false } = options;
  const index = wordVotes();
  const owner: number[] = [];
  const chosen = items.map(({ views }) => spreadOver(views, frames));
  for (const [item, views] of chosen.entries())
    for (const view of views) {
      index.add(view.features);
      owner.push(item);
    }
  const pairs = new Map<string, CandidatePair>();
  for (const [item, views] of chosen.entries()) {
    const best = new Map<number, number>();
    for (const view of views)
      for (const [frame, votes] of bestOf(index, view).entries()) {
        const other = owner[frame] ?? item;
        if (other !== item && !isSettled(item, other)) best.set(other, Math.max(best.get(other) ?? 0, votes));
      }
    const ranked = [...best].sort(([i, x], [j, y]) => y - x || i - j).slice(0, each);
    const least = leastOfBest * (ranked[0]?.[1] ?? 0);
    const likely = items.length > many.items ? many.beyondChance * quarterOf([...best.values()]) : 0;
    for (const [place, [other, votes]] of ranked.entries()) {
      if (votes <= 0 || votes < least || (place >= many.surely && votes < likely)) continue;
      const [a, b] = item < other ? [item, other] : [other, item];
      const known = pairs.get(`${a}-${b}`);
      if (known === undefined || known.votes < votes) pairs.set(`${a}-${b}`, { a, b, votes });
    }
  }
  return [...pairs.values()].sort((x, y) => y.votes - x.votes || x.a - y.a || x.b - y.b);
}

/** The value that a quarter of them do not reach; 0 of none. */
function quarterOf(values: readonly number[]): number {
  return values.toSorted((x, y) => x - y)[values.length >> 2] ?? 0;
}
