// A part of a picture under the hand: drawn between two places, moved and resized by keys; never outside, never without an area.
import { t } from "@lingui/core/macro";
import type { Part } from "./crop.ts";
import { isRegion } from "@sightline/domain";

/** Parts are kept in ten thousandths of the picture, so that what is moved there and back is where it was. */
const UNITS = 10_000;
const LEAST = 100;
const STEP = 100;

export type Place = { readonly x: number; readonly y: number };

const units = (share: number): number => Math.round(Math.min(Math.max(share, 0), 1) * UNITS);
const between = (low: number, n: number, high: number): number => Math.min(Math.max(low, n), high);

type Side = { readonly from: number; readonly size: number };
const side = (from: number, size: number): Side => {
  const long = between(LEAST, size, UNITS);
  return { from: between(0, from, UNITS - long), size: long };
};
const partOf = (across: Side, down: Side): Part => ({
  left: across.from / UNITS,
  top: down.from / UNITS,
  width: across.size / UNITS,
  height: down.size / UNITS,
});

/** The middle of the picture, to begin with. */
export const MIDDLE: Part = { left: 0.35, top: 0.35, width: 0.3, height: 0.3 };

/** Between two places, in shares of the picture; null for what is but a click. */
export function drawn(one: Place, other: Place): Part | null {
  const [left, right] = [units(Math.min(one.x, other.x)), units(Math.max(one.x, other.x))];
  const [top, bottom] = [units(Math.min(one.y, other.y)), units(Math.max(one.y, other.y))];
  if (right - left < LEAST && bottom - top < LEAST) return null;
  return partOf(side(left, right - left), side(top, bottom - top));
}

const TOWARDS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** What a key makes of it: arrows move it, with `resizes` they move its right and lower edge; undefined for keys that are not for it. */
export function pressed(part: Part | null, key: string, resizes: boolean): Part | null | undefined {
  if (key === "Delete" || key === "Backspace") return null;
  if (key === "Enter" || key === " ") return part ?? MIDDLE;
  const by = TOWARDS[key];
  if (by === undefined) return undefined;
  if (part === null) return MIDDLE;
  const [across, down] = by;
  const [left, top] = [units(part.left), units(part.top)];
  const [width, height] = [units(part.width), units(part.height)];
  if (!resizes) return partOf(side(left + across, width), side(top + down, height));
  return partOf(
    side(left, between(LEAST, width + across, UNITS - left)),
    side(top, between(LEAST, height + down, UNITS - top)),
  );
}

export const regionOf = ({ left, top, width, height }: Part): [number, number, number, number] => [
  left,
  top,
  width,
  height,
];

/** Null of all of it, and of what is no region. */
export const partIn = (region: readonly [number, number, number, number] | null): Part | null => {
  if (region === null || !isRegion(region)) return null;
  const [left, top, width, height] = region;
  return { left, top, width, height };
};

const share = (n: number): string => `${Math.round(n * 100)} %`;

/** In whole hundredths, for whoever does not see it. */
export function partSaid({ left, top, width, height }: Part): string {
  return t`${share(width)} wide and ${share(height)} high, ${share(left)} from the left and ${share(top)} from the top`;
}
