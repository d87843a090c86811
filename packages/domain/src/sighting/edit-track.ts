// What a hand does to a track: pure, the same for pages and commands. What cannot be done is null, never something near it.
import type { Box, Span } from "../ids.ts";
import { boxAt } from "./track.ts";

export type Place = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Spans in order, and boxes at key frames, all of them inside the spans. */
export type Track = { readonly spans: readonly Span[]; readonly track: readonly Box[] };

const within = ([start, end]: Span, at: number): boolean => start <= at && at <= end;
const boxOf = (at: number, { left, top, width, height }: Place): Box => [at, left, top, width, height] as Box;
const spanOf = (start: number, end: number): Span => [start, end] as Span;
const inOrder = (boxes: readonly Box[]): Box[] => boxes.toSorted(([a], [b]) => a - b);

/** Draws the box of one frame. Where nobody was seen in it, they are seen in that frame, and in no other between. */
export function boxSet({ spans, track }: Track, at: number, place: Place): Track {
  const isSeen = spans.some((span) => within(span, at));
  return {
    spans: isSeen ? spans : [...spans, spanOf(at, at)].toSorted(([a], [b]) => a - b),
    track: inOrder([...track.filter(([when]) => when !== at), boxOf(at, place)]),
  };
}

/** Takes back a drawn box, where it is not the only one of its span. */
export function boxRemoved({ spans, track }: Track, at: number): Track | null {
  const span = spans.find((one) => within(one, at));
  const rest = track.filter(([when]) => when !== at);
  if (!span || rest.length === track.length) return null;
  return rest.some(([when]) => within(span, when)) ? { spans, track: rest } : null;
}

/**
 * Brings the span that is at `from`, or nearest to it, to this frame, later or earlier; over spans on the way it goes too,
 * since somebody says that the person was there all the time.
 */
export function broughtTo({ spans, track }: Track, from: number, to: number): Track | null {
  const span = spans.find((one) => within(one, from));
  if (!span) return null;
  const [start, end] = [Math.min(span[0], to), Math.max(span[1], to)];
  const apart = spans.filter((one) => one[1] < start || one[0] > end);
  const over = spans.filter((one) => !apart.includes(one));
  const whole = spanOf(
    Math.min(...over.map(([at]) => at), start),
    Math.max(...over.map(([, at]) => at), end),
  );
  return { spans: [...apart, whole].toSorted(([a], [b]) => a - b), track };
}

/** The person is last seen in this frame: what was said of later frames of the same span goes. */
export function leaving({ spans, track }: Track, at: number): Track | null {
  const span = spans.find((one) => within(one, at));
  if (!span || span[1] === at) return null;
  // The way to the next key frame was theirs up to here.
  const here = boxAt({ spans, track }, at);
  const kept = track.filter(([when]) => when <= at || !within(span, when));
  const closed = here && !kept.some(([when]) => when === at) ? [...kept, boxOf(at, here)] : kept;
  return { spans: spans.map((one) => (one === span ? spanOf(span[0], at) : one)), track: inOrder(closed) };
}

/** Two people were taken for one: the first is seen before this frame, the second from it on. `before` is the frame before it. */
export function splitAt(whole: Track, before: number, at: number): readonly [Track, Track] | null {
  const { spans, track } = whole;
  const first = spans.flatMap(([start, end]) =>
    start > before ? [] : [spanOf(start, Math.min(end, before))],
  );
  const second = spans.flatMap(([start, end]) => (end < at ? [] : [spanOf(Math.max(start, at), end)]));
  if (first.length === 0 || second.length === 0) return null;
  const boxed = (when: number, part: readonly Span[], boxes: readonly Box[]): Box[] => {
    const here = boxAt(whole, when);
    const isEdge = part.some((span) => within(span, when));
    return here && isEdge && !boxes.some(([there]) => there === when)
      ? inOrder([...boxes, boxOf(when, here)])
      : [...boxes];
  };
  const early = track.filter(([when]) => when <= before);
  const late = track.filter(([when]) => when >= at);
  return [
    { spans: first, track: boxed(before, first, early) },
    { spans: second, track: boxed(at, second, late) },
  ];
}

/** One person was marked twice: both are one from now on. Null where both are seen in one frame: that is two people. */
export function joined(one: Track, other: Track): Track | null {
  const meets = one.spans.some(([start, end]) =>
    other.spans.some((span) => span[0] <= end && start <= span[1]),
  );
  if (meets) return null;
  return {
    spans: [...one.spans, ...other.spans].toSorted(([a], [b]) => a - b),
    track: inOrder([...one.track, ...other.track]),
  };
}
