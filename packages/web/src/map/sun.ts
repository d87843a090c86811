// Where the sun stood and where shadows fell, over all that is known of a time and a place: ranges, never one number that is not known.
import { edgeOf, spanOf, type PlaceGiven, type TimeGiven } from "@sightline/domain";
import { getPosition } from "suncalc";

/** In degrees clockwise from north, from the one to the other; `to` may be beyond 360. */
export type Arc = { readonly from: number; readonly to: number };
export type Sun = {
  /** Whether it was above the horizon all the time, part of it, or never. */
  readonly up: "always" | "partly" | "never";
  /** While it was up; null where it never was. */
  readonly sun: Arc | null;
  readonly shadow: Arc | null;
  /** Above the horizon, in degrees. */
  readonly height: { readonly least: number; readonly most: number } | null;
  /** Of something one metre high, in metres; `most` is null where it has no end. */
  readonly length: { readonly least: number; readonly most: number | null } | null;
};

const DAY = 86_400_000;
const INSTANTS = 288;
const EDGES = 8;
/** Lower than this a shadow has no length that means anything. */
const LOW = 0.5;

/** Null where the time is known to no day: then the sun was everywhere that it can be. */
export function sunOver(place: PlaceGiven, time: TimeGiven): Sun | null {
  const { from, to } = spanOf(time);
  if (to - from > DAY) return null;
  const points = [place, ...edgeOf(place, EDGES)];
  const last = to - 1;
  const instants = Array.from(
    { length: INSTANTS + 1 },
    (_, at) => new Date(from + ((last - from) * at) / INSTANTS),
  );
  const all = instants.flatMap((at) =>
    points.map(({ latitude, longitude }) => getPosition(at, latitude, longitude)),
  );
  const above = all.filter(({ altitude }) => altitude > 0);
  if (above.length === 0) return { up: "never", sun: null, shadow: null, height: null, length: null };
  const heights = above.map(({ altitude }) => altitude);
  const [least, most] = [Math.min(...heights), Math.max(...heights)];
  const sun = arcOf(above.map(({ azimuth }) => azimuth));
  return {
    up: above.length === all.length ? "always" : "partly",
    sun,
    shadow: { from: sun.from + 180, to: sun.to + 180 },
    height: { least, most },
    length: {
      least: shadowOf(most),
      most: least < LOW || above.length < all.length ? null : shadowOf(least),
    },
  };
}

const shadowOf = (height: number): number => 1 / Math.tan((height * Math.PI) / 180);

/** The smallest arc in which all of them are: from the end of the widest gap to its beginning. */
export function arcOf(angles: readonly number[]): Arc {
  const sorted = [...new Set(angles)].sort((a, b) => a - b);
  const [first = 0] = sorted;
  const gaps = sorted.map((angle, at) => ({ from: angle, wide: (sorted[at + 1] ?? first + 360) - angle }));
  const widest = gaps.reduce((most, gap) => (gap.wide > most.wide ? gap : most));
  const from = (widest.from + widest.wide) % 360;
  return { from, to: from + 360 - widest.wide };
}
