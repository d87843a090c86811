// The boxes of a proof's sightings in one frame.
import type { BoxShown } from "../item/instants.ts";
import type { CaseShown } from "./case-context.ts";

/** Only boxes of the given sightings, drawn at that very instant of that item. */
export function drawnBoxes(
  boxes: CaseShown["boxes"],
  item: string,
  atUs: number,
  sightings: readonly string[],
): BoxShown[] {
  const wanted = new Set(sightings);
  return boxes
    .filter((one) => one.item === item && one.box[0] === atUs && wanted.has(one.sighting))
    .map(({ sighting, box: [, left, top, width, height] }) => ({
      id: sighting,
      left,
      top,
      width,
      height,
      from: "marked",
    }));
}
