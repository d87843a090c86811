// How the levels of one picture follow from those of another: one rising curve, whatever was done to its light.

/** The level that stands for each level, 0–255. */
export type Tone = Float32Array;

/** Levels of one bin. */
const binLevels = 5;
/** A bin is believed when its looks lie in so many of the picture's 64 zones: what moved stands in few. */
const leastZones = 3;
const leastLooks = 6;

export interface Looks {
  /** NaN is what is not shown. */
  readonly levels: Float32Array;
  readonly columns: number;
  readonly rows: number;
}

interface Knot {
  readonly at: number;
  readonly level: number;
  readonly weight: number;
}

/**
 * The rising curve from one picture's levels to the other's that most places lie on. Medians of bins of level, each seen
 * in several places, made to rise by pooling neighbours that do not (isotonic regression; Barlow and others, 1972);
 * beyond them, and between distant ones, the power curve that fits them best. What changed in one place bends it nowhere.
 * Null where the levels hardly vary.
 */
export function toneBetween(from: Looks, to: Float32Array): Tone | null {
  const knots = rising(agreeing(knotsOf(from, to)));
  if (knots.length < 2) return null;
  const power = powerThrough(knots);
  // Where bins lie close together the curve is theirs; what they leave over the power curve fades out beyond them.
  const left = knots.map(({ at, level }) => ({ at, off: level - power(at) }));
  return Float32Array.from({ length: 256 }, (_, level) => power(level) + offAt(left, level));
}

function knotsOf({ levels, columns, rows }: Looks, to: Float32Array): Knot[] {
  const bins = Array.from({ length: Math.ceil(256 / binLevels) }, () => ({
    from: [] as number[],
    to: [] as number[],
    zones: new Set<number>(),
  }));
  levels.forEach((level, at) => {
    const other = to[at] as number;
    if (Number.isNaN(level) || Number.isNaN(other)) return;
    const bin = bins[Math.max(0, Math.min(bins.length - 1, Math.floor(level / binLevels)))];
    const [x, y] = [
      Math.floor(((at % columns) * 8) / columns),
      Math.floor((Math.floor(at / columns) * 8) / rows),
    ];
    bin?.from.push(level);
    bin?.to.push(other);
    bin?.zones.add(y * 8 + x);
  });
  return bins
    .filter((bin) => bin.from.length >= leastLooks && bin.zones.size >= leastZones)
    .map((bin) => ({ at: median(bin.from), level: median(bin.to), weight: bin.from.length }));
}

/** So many levels may fall from one bin to the next by chance. */
const fallsBy = 4;

/**
 * The heaviest chain of bins that rise: a box or a caption whose level stands for whatever it covers would have many
 * bins fall, and is left out.
 */
function agreeing(knots: readonly Knot[]): Knot[] {
  const chains: { weight: number; before: number }[] = [];
  for (const [n, knot] of knots.entries()) {
    let best = { weight: 0, before: -1 };
    for (let m = 0; m < n; m++) {
      const chain = chains[m];
      if (chain !== undefined && chain.weight > best.weight && (knots[m]?.level ?? 0) - fallsBy <= knot.level)
        best = { weight: chain.weight, before: m };
    }
    chains.push({ weight: best.weight + Math.sqrt(knot.weight), before: best.before });
  }
  let at = chains.reduce((best, { weight }, n) => (weight > (chains[best]?.weight ?? 0) ? n : best), 0);
  const kept: Knot[] = [];
  for (; at >= 0 && knots[at] !== undefined; at = chains[at]?.before ?? -1) kept.unshift(knots[at] as Knot);
  return kept;
}

/** Neighbours that fall are one, at the level that both have together. */
function rising(knots: readonly Knot[]): Knot[] {
  const pools: { knots: Knot[]; level: number; weight: number }[] = [];
  for (const knot of knots) {
    let pool = { knots: [knot], level: knot.level, weight: knot.weight };
    for (
      let before = pools.at(-1);
      before !== undefined && before.level > pool.level;
      before = pools.at(-1)
    ) {
      pools.pop();
      const weight = before.weight + pool.weight;
      const level = (before.level * before.weight + pool.level * pool.weight) / weight;
      pool = { knots: [...before.knots, ...pool.knots], level, weight };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ knots: of, level }) => of.map((knot) => ({ ...knot, level })));
}

const powers = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2, 2.4, 3];

/** lift + gain · level^power, by least squares; clipped ends are left to the knots. */
function powerThrough(knots: readonly Knot[]): (level: number) => number {
  let best = { error: Infinity, lift: 0, gain: 1, power: 1 };
  const inside = knots.filter(({ level }) => level > 6 && level < 249);
  const used = inside.length >= 3 ? inside : knots;
  for (const power of powers) {
    const lifted = used.map(({ at, level, weight }) => ({
      x: (at / 255) ** power,
      level,
      weight: Math.sqrt(weight),
    }));
    let [w, x, y, xx, xy] = [0, 0, 0, 0, 0];
    for (const each of lifted) {
      w += each.weight;
      x += each.weight * each.x;
      y += each.weight * each.level;
      xx += each.weight * each.x * each.x;
      xy += each.weight * each.x * each.level;
    }
    const gain = Math.max(0, (xy - (x * y) / w) / Math.max(1e-9, xx - (x * x) / w));
    const lift = (y - gain * x) / w;
    const error = lifted.reduce(
      (sum, each) => sum + each.weight * (each.level - lift - gain * each.x) ** 2,
      0,
    );
    // The plain curve unless another fits clearly better.
    if (error < best.error * (power === 1 ? 1.1 : 0.9)) best = { error, lift, gain, power };
  }
  const { lift, gain, power } = best;
  return (level) => Math.max(0, Math.min(255, lift + gain * (level / 255) ** power));
}

/** Levels after which what a knot leaves over is forgotten. */
const fade = 25;

function offAt(left: readonly { readonly at: number; readonly off: number }[], level: number): number {
  const after = left.findIndex(({ at }) => at >= level);
  const [p, q] = [left[after === -1 ? left.length - 1 : after - 1], left[after]];
  const weighed = (one: typeof p): number =>
    one === undefined ? 0 : one.off * Math.max(0, 1 - Math.abs(one.at - level) / fade);
  if (p === undefined || q === undefined) return weighed(p ?? q);
  if (q.at - p.at > 2 * fade) return weighed(p) + weighed(q);
  return q.at === p.at ? q.off : p.off + ((q.off - p.off) * (level - p.at)) / (q.at - p.at);
}

/** Between whole levels in a straight line. */
export function toned(tone: Tone, level: number): number {
  const low = Math.max(0, Math.min(254, Math.floor(level)));
  const [under, over] = [tone[low] as number, tone[low + 1] as number];
  return under + (over - under) * (level - low);
}

function median(levels: number[]): number {
  return levels.sort((p, q) => p - q)[levels.length >> 1] ?? 0;
}
