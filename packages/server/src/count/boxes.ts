// Where the sightings of a proof stand, in the frames that the proof uses, so that a page can draw it.
import type { Proof, ProofNode } from "@sightline/count";
import type { Box, Held } from "@sightline/domain";

export type ProofBox = { readonly item: string; readonly sighting: string; readonly box: Box };

/** One box a sighting and frame named by the proof; for a person named without a frame, the first box of each sighting. */
export function boxesOfProof(held: Held, proof: Proof): ProofBox[] {
  const boxes = new Map<string, ProofBox>();
  const add = (id: string, atUs: number | null): void => {
    const sighting = held.sighting.get(id);
    const box = sighting?.track?.find(([at]) => atUs === null || at === atUs);
    if (sighting && box) boxes.set(`${id}@${box[0]}`, { item: sighting.item, sighting: id, box });
  };
  const visit = (node: ProofNode): void => {
    if (node.kind === "sum") for (const part of node.parts) visit(part);
    else if (node.kind === "frame")
      for (const person of node.people) add(sightingsOf(person)[0] ?? "", node.at);
    else {
      for (const person of node.people) {
        if (typeof person === "object" && "headcount" in person) continue;
        for (const id of sightingsOf(person)) add(id, null);
      }
      for (const reason of node.reasons) {
        if (reason.kind === "frame") for (const [, id] of reason.seen) add(id, reason.at);
      }
    }
  };
  visit(proof.root);
  return [...boxes.values()];
}

const sightingsOf = (person: string | { readonly sightings: readonly string[] }): readonly string[] =>
  typeof person === "string" ? [person] : person.sightings;
