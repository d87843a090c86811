// What is pinned while a fact is being stated, without its screen: by whom it shows, so that each fact has what is pinned of its two.
import { MOST_PINS, type Pin, type SightingsShown, type Tile } from "@sightline/domain";
import type { Part } from "../kit/crop.ts";
import { drawn } from "../kit/part.ts";

/** Somebody who is compared, in the frame that shows them largest. */
export type Side = {
  readonly sighting: string;
  readonly tile: Tile;
  readonly atUs: number;
  /** Their box in that frame. */
  readonly part: Part | null;
};

export type PinOf = { readonly of: string; readonly pin: Pin };

/** Those of two make one fact. */
export const MOST_OF_ONE = MOST_PINS / 2;

export const pinsOf = (pins: readonly PinOf[], ...sightings: readonly string[]): Pin[] =>
  pins.filter(({ of }) => sightings.includes(of)).map(({ pin }) => pin);

export function sideOf(
  { id, box, spans }: SightingsShown["sightings"][number],
  tile: Tile | undefined,
): Side | null {
  if (tile?.decoding.state !== "done") return null;
  const [at, left = 0, top = 0, width = 1, height = 1] = box ?? [];
  const part = box && { left, top, width, height };
  return { sighting: id, tile, atUs: at ?? spans[0]?.[0] ?? 0, part };
}

/** Where the hand begins: their box, as parts are kept, which are never outside of the picture. */
export const begun = ({ part }: Side): Part | null =>
  part && drawn({ x: part.left, y: part.top }, { x: part.left + part.width, y: part.top + part.height });
