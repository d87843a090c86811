// The history of a number as a line of steps, in a box of 0 to 1000 by 0 to 100; and what of it is new since a day.
import type { CountStep } from "@sightline/domain";

type Moved = Pick<CountStep, "at" | "atLeast">;

/** Time goes from the first step to `now`; the number is level between steps. Empty where nothing moved. */
export function stepLine(steps: readonly Moved[], now: number): string {
  const [first] = steps;
  if (!first) return "";
  const from = Date.parse(first.at);
  const length = Math.max(1, now - from);
  const most = Math.max(1, ...steps.map(({ atLeast }) => atLeast));
  const x = (at: number): string => ((Math.min(Math.max(at - from, 0), length) / length) * 1000).toFixed(1);
  const y = (atLeast: number): string => (100 - (atLeast / most) * 100).toFixed(1);
  const path = steps.map(({ at, atLeast }) => `H${x(Date.parse(at))}V${y(atLeast)}`).join("");
  return `M0 ${y(0)}${path}H1000`;
}

export type Since = {
  /** Before that day, and after all of it. */
  readonly before: number;
  readonly after: number;
};

/** Days are of UTC, as the journal’s. What came before the steps that are told is not known, and no number stands for it. */
export function sinceDay(
  { steps, found }: { readonly steps: readonly Moved[]; readonly found: number },
  day: string,
): Since | null {
  const earlier = steps.filter(({ at }) => at.slice(0, 10) < day);
  const before = earlier.at(-1)?.atLeast ?? (found > steps.length ? null : 0);
  return before === null ? null : { before, after: steps.at(-1)?.atLeast ?? 0 };
}
