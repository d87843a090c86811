// The loudness of a video as one closed path, drawn on the frame axis of its timeline.
import type { Wave } from "@sightline/domain";

/** How many pixels full scale reaches up, and down, from the middle. */
const REACH = 12;
const FULL = 127;

/** `x` takes an instant in µs to the axis; silence is still a hair's breadth, so that it is seen to be there. */
export function wavePath({ fromUs, stepUs, lows, highs }: Wave, x: (us: number) => number, middle: number) {
  if (highs.length === 0) return "";
  const at = (i: number) => x(fromUs + (i + 0.5) * stepUs).toFixed(1);
  const y = (value: number, least: number) => {
    const away = (value / FULL) * REACH;
    return (middle - (least > 0 ? Math.max(least, away) : Math.min(least, away))).toFixed(1);
  };
  const above = highs.map((high, i) => `${at(i)} ${y(high, 0.5)}`);
  const below = lows.map((low, i) => `${at(i)} ${y(low, -0.5)}`).reverse();
  return `M${[...above, ...below].join("L")}Z`;
}
