// What is visible at one instant of an item: which sightings, which boxes, how many people.

/** The parts of a sighting that tell when and where it is seen: spans and boxes in µs and fractions of the displayed frame. */
export type Visible = {
  readonly id: string;
  readonly spans: readonly (readonly [startUs: number, endUs: number])[];
  readonly track:
    | readonly (readonly [atUs: number, left: number, top: number, width: number, height: number])[]
    | null;
};

export type DrawnBox = {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** `marked`: a member drew it at this very instant; `between`: drawn on the straight line between two marked boxes. */
  readonly from: "marked" | "between";
};

/** Both ends of a span belong to it. */
export const isVisible = (seen: Visible, atUs: number): boolean =>
  seen.spans.some(([start, end]) => start <= atUs && atUs <= end);

/** The box of one sighting at an instant; null when it is not visible then, or has no box. */
export function boxAt(seen: Visible, atUs: number): DrawnBox | null {
  const span = seen.spans.find(([start, end]) => start <= atUs && atUs <= end);
  if (!span || !seen.track) return null;
  const inside = seen.track.filter(([at]) => span[0] <= at && at <= span[1]);
  const before = inside.findLast(([at]) => at <= atUs) ?? inside[0];
  const after = inside.find(([at]) => at >= atUs) ?? before;
  if (!before || !after) return null;
  const share = after[0] === before[0] ? 0 : (atUs - before[0]) / (after[0] - before[0]);
  const mix = (i: 1 | 2 | 3 | 4) => before[i] + (after[i] - before[i]) * Math.min(1, Math.max(0, share));
  const from = before[0] === atUs || after[0] === atUs ? "marked" : "between";
  return { id: seen.id, left: mix(1), top: mix(2), width: mix(3), height: mix(4), from };
}

export const boxesAt = (sightings: readonly Visible[], atUs: number): DrawnBox[] =>
  sightings.map((seen) => boxAt(seen, atUs)).filter((box) => box !== null);

/** Index of the frame on show at an instant: the last that begins no later; 0 before the first. `ptsUs` ascends. */
export function frameAt(ptsUs: readonly number[], atUs: number): number {
  let low = 0;
  let high = ptsUs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ptsUs[middle] ?? 0) <= atUs) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** People at each frame: sightings visible then, or the largest headcount stated for that instant if that is more. */
export function peopleByFrame(
  ptsUs: readonly number[],
  sightings: readonly Visible[],
  headcounts: readonly { readonly atUs: number; readonly atLeast: number }[],
): number[] {
  const people = ptsUs.map(() => 0);
  for (const { spans } of sightings) {
    const frames = new Set<number>();
    for (const [start, end] of spans) {
      for (let i = frameAt(ptsUs, start); i < ptsUs.length && (ptsUs[i] ?? 0) <= end; i += 1) {
        if ((ptsUs[i] ?? 0) >= start) frames.add(i);
      }
    }
    for (const i of frames) people[i] = (people[i] ?? 0) + 1;
  }
  for (const { atUs, atLeast } of headcounts) {
    const i = frameAt(ptsUs, atUs);
    people[i] = Math.max(people[i] ?? 0, atLeast);
  }
  return people;
}

/** The first frame with the most people. */
export function busiestFrame(people: readonly number[]): number {
  let best = 0;
  for (const [i, n] of people.entries()) if (n > (people[best] ?? 0)) best = i;
  return best;
}

/** Where a key leads among `length` frames, or null when it is no step. */
export function frameStep(key: string, shift: boolean, from: number, length: number): number | null {
  const by = shift ? 10 : 1;
  const last = Math.max(0, length - 1);
  const to: Readonly<Record<string, number>> = {
    ArrowLeft: from - by,
    ArrowRight: from + by,
    Home: 0,
    End: last,
  };
  const wanted = to[key];
  return wanted === undefined ? null : Math.min(last, Math.max(0, wanted));
}
