// A part of a frame that something rests on: of a frame that there is, inside the picture, and thick enough to be seen.
import type { Microseconds, Region } from "../ids.ts";
import type { Informed } from "../investigation/held.ts";
import { refuse, type Refused } from "../refusal.ts";
import { whyNotFrames } from "./flag.ts";

/** Thinner than a thousandth of the picture is a slip of the hand. */
const LEAST = 0.001;

/** Null for all of the frame. */
type Part = { readonly at: Microseconds; readonly region: Region | null };

export function whyNotPart(held: Informed, id: string, { at, region }: Part): Refused | null {
  const missing = whyNotFrames(held, id, [at]);
  if (missing) return missing;
  const item = held.item.get(id);
  if (item?.kind === "video" && held.seen.of(item.sha256) === null)
    return refuse(
      "not-inspected",
      `${item.name} is not decoded, so nobody knows which frames it has; pin one when it is.`,
    );
  return region === null || isRegion(region)
    ? null
    : refuse("no-such-region", "A region lies inside the picture and has an area; draw it again.");
}

export const isRegion = ([left, top, width, height]: Readonly<Region>): boolean =>
  left >= 0 && top >= 0 && width >= LEAST && height >= LEAST && left + width <= 1 && top + height <= 1;
