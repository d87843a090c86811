// Which frames of two items are worth a full comparison.
import { inMirror, spreadOver, type WordVotes } from "@sightline/match";
import { type View, type Views } from "../points/views.ts";

/** A frame of `a` that may show what a frame of `b` shows, mirrored or not. */
export interface FramePair {
  readonly a: View;
  readonly b: View;
  readonly votes: number;
  /** Whether the mirror image of b is meant, where the votes tell. */
  readonly mirrored?: boolean;
}

/** One of the two readings has so many times more votes than the other when it is the one. */
const tells = 2;

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
  if (a.views.length * b.views.length === 1) return [{ a: one, b: other, votes: 0 }];
  const most = b.views.length === 1 ? mostOfPhoto : mostPerFrame;
  const all = spreadOver(b.views, framesAsked).flatMap((view) => {
    const plain = index.votes(view.features);
    const reversed = index.votes(inMirror(view.features, view.width));
    const ranked = a.views.map((each, i): FramePair => {
      const [asIs, flipped] = [plain[i] ?? 0, reversed[i] ?? 0];
      const isTold = Math.max(asIs, flipped) > tells * Math.min(asIs, flipped);
      const pair = { a: each, b: view, votes: Math.max(asIs, flipped) };
      return isTold ? { ...pair, mirrored: flipped > asIs } : pair;
    });
    return ranked.sort((x, y) => y.votes - x.votes || x.a.atUs - y.a.atUs).slice(0, most);
  });
  return all.sort((x, y) => y.votes - x.votes || x.b.atUs - y.b.atUs).slice(0, mostPairs);
}
