// Where figures lie on the one axis that all claims are drawn on, in hundredths of its width.
import type { ClaimShown } from "@sightline/domain";

type Drawn = Pick<ClaimShown, "finding">;

/** What lies at the end of the line: a little more than the largest figure that there is. */
export function endOf(claims: readonly Drawn[], numbers: readonly (number | null)[]): number {
  const ends = claims.flatMap(({ finding: { bounds, atLeast } }) => [bounds?.low, bounds?.high, atLeast]);
  const most = Math.max(1, ...[...ends, ...numbers].flatMap((one) => one ?? []));
  return most * 1.15;
}

export const placeOf = (figure: number, end: number): number => (100 * Math.min(figure, end)) / end;

export type Band = { readonly left: number; readonly width: number; readonly isOpen: boolean };

/** Where the true number lies if the claim is right; null where nothing can be drawn. Open to the right where it has no upper end. */
export function bandOf({ finding: { bounds } }: Drawn, end: number): Band | null {
  if (bounds === null) return null;
  const left = placeOf(bounds.low ?? 0, end);
  const right = bounds.high === null ? 100 : placeOf(bounds.high, end);
  return { left, width: right - left, isOpen: bounds.high === null };
}

/** Round numbers along the axis from 0 on, few enough to stand beside each other on a telephone. */
export function ticksOf(end: number): readonly number[] {
  const power = 10 ** Math.floor(Math.log10(end));
  const step = Math.max(1, ([0.25, 0.5, 1, 2].find((part) => end / (part * power) <= 4.5) ?? 5) * power);
  const whole = Math.ceil(step);
  const most = Math.floor((end * 0.95) / whole);
  return Array.from({ length: most + 1 }, (_, at) => at * whole);
}
