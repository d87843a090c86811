// Where the sightings of a proof stand, in the frames that the proof uses, so that a page can draw it.
import type { Proof, ProofNode } from "@sightline/count";
import type { Asked, Box } from "@sightline/domain";

export type ProofBox = { readonly item: string; readonly sighting: string; readonly box: Box };

/** A sighting that the proof names, and the frame in which; null where it names none. */
export type Place = { readonly sighting: string; readonly atUs: number | null };

export function placesOfProof(proof: Proof): Place[] {
  const places = new Map<string, Place>();
  const add = (sighting: string | undefined, atUs: number | null): void => {
    if (sighting !== undefined) places.set(`${sighting}@${atUs}`, { sighting, atUs });
  };
  const visit = (node: ProofNode): void => {
    if (node.kind === "sum") for (const part of node.parts) visit(part);
    else if (node.kind === "frame") for (const person of node.people) add(sightingsOf(person)[0], node.at);
    else {
      for (const person of node.people) {
        if (typeof person === "object" && "headcount" in person) continue;
        for (const sighting of sightingsOf(person)) add(sighting, null);
      }
      for (const reason of node.reasons) {
        if (reason.kind === "frame") for (const [, id] of reason.seen) add(id, reason.at);
      }
    }
  };
  visit(proof.root);
  return [...places.values()];
}

/** The box at each place; where no frame is named, the largest box of the track. Sightings without a track have none. */
export function boxesOf(
  itemOf: (sighting: string) => string | undefined,
  places: readonly Place[],
  tracks: Asked<readonly Box[]>,
): ProofBox[] {
  const boxes = new Map<string, ProofBox>();
  for (const { sighting, atUs } of places) {
    const item = itemOf(sighting);
    const track = tracks.of(sighting) ?? [];
    const box = atUs === null ? largest(track) : track.find(([at]) => at === atUs);
    if (item !== undefined && box) boxes.set(`${sighting}@${box[0]}`, { item, sighting, box });
  }
  return [...boxes.values()];
}

/** The best look that a track gives at somebody; the earliest of equals. */
export const largest = (track: readonly Box[]): Box | undefined =>
  track.reduce<Box | undefined>((best, box) => (best && areaOf(best) >= areaOf(box) ? best : box), undefined);
const areaOf = ([, , , width, height]: Box): number => width * height;

const sightingsOf = (person: string | { readonly sightings: readonly string[] }): readonly string[] =>
  typeof person === "string" ? [person] : person.sightings;
