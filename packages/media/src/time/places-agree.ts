// Whether what moves in two films moves alike at every place of their common part, or whether other things move in each.
import type { TimeLine } from "@sightline/match";
import { along, type Both, spread } from "./move-together.ts";
import { columns, rows } from "./samples.ts";

export interface PlacesAgree {
  /** Places at which both change, and alike. */
  readonly agreeing: number;
  /** The most places beside one another at which both change, and not alike, or only one does while the other shows what is behind. */
  readonly against: number;
}

/** Levels by which a place changes when something moves there, as a standard deviation. */
const moves = 9;
/** Of two that move alike this much of the change is common; frames may be one early or late. */
const alike = 0.3;
/** A place that stands still in one film shows what is behind it in the other when it is so near to its usual level. */
const asBehind = 12;
const framesAsked = 160;

/** Over frames `from`–`to` of b along a line. */
export function placesAgree(
  both: Both,
  line: TimeLine,
  { from, to }: { from: number; to: number },
): PlacesAgree {
  const { a, b } = both;
  const pairs = along(both, line, spread(from, to, framesAsked));
  const against = new Uint8Array(a.places);
  let agreeing = 0;
  if (pairs.length < 8) return { agreeing, against: 0 };
  for (let place = 0; place < a.places; place++) {
    const series = (lag: number): [number[], number[]] => [
      pairs.map(
        ([i]) => a.levels[Math.max(0, Math.min(a.ptsUs.length - 1, i + lag)) * a.places + place] as number,
      ),
      pairs.map(([, j]) => b.levels[j * b.places + place] as number),
    ];
    const [inA, inB] = series(0);
    const [ofA, ofB] = [deviation(inA), deviation(inB)];
    if (Math.max(ofA, ofB) < moves) continue;
    if (Math.min(ofA, ofB) >= moves / 2) {
      const best = Math.max(...[-1, 0, 1].map((lag) => correlation(...series(lag))));
      if (best >= alike) agreeing++;
      else against[place] = 1;
    } else {
      const [still, moving] = ofA < ofB ? [inA, inB] : [inB, inA];
      if (Math.min(ofA, ofB) < moves / 3 && Math.abs(median(still) - median(moving)) <= asBehind)
        against[place] = 1;
    }
  }
  return { agreeing, against: largest(against) };
}

const mean = (levels: readonly number[]): number =>
  levels.reduce((sum, each) => sum + each, 0) / levels.length;
const median = (levels: readonly number[]): number =>
  levels.toSorted((p, q) => p - q)[levels.length >> 1] ?? 0;

function deviation(levels: readonly number[]): number {
  const middle = mean(levels);
  return Math.sqrt(mean(levels.map((level) => (level - middle) ** 2)));
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const [p, q] = [mean(one), mean(other)];
  let [xx, yy, xy] = [0, 0, 0];
  one.forEach((level, n) => {
    const [x, y] = [level - p, (other[n] as number) - q];
    xx += x * x;
    yy += y * y;
    xy += x * y;
  });
  return xy / Math.sqrt(Math.max(1e-9, xx * yy));
}

/** Places of the largest connected group. */
function largest(marked: Uint8Array): number {
  const left = Uint8Array.from(marked);
  let most = 0;
  for (let from = 0; from < left.length; from++) {
    if (left[from] === 0) continue;
    const open = [from];
    left[from] = 0;
    let size = 0;
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      size++;
      const [x, y] = [place % columns, Math.floor(place / columns)];
      for (let v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++) {
          if (left[v * columns + u] === 0) continue;
          left[v * columns + u] = 0;
          open.push(v * columns + u);
        }
    }
    most = Math.max(most, size);
  }
  return most;
}
