// What is visible at one instant of an item: which sightings, which boxes, how many people.
import { boxAt, type Drawn, type DrawnBox } from "@sightline/domain";

/** A sighting, as far as it tells when and where it is seen. */
export type Visible = Drawn & { readonly id: string };
export type BoxShown = DrawnBox & { readonly id: string };

export const boxesAt = (sightings: readonly Visible[], atUs: number): BoxShown[] =>
  sightings.flatMap((seen) => {
    const box = boxAt(seen, atUs);
    return box ? [{ id: seen.id, ...box }] : [];
  });

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
