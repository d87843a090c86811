// Who in a proof leans on which items: what is left of it when items are lost.
import type { Case } from "../case/shape.ts";
import type { Anonymous, Person, Proof, ProofNode } from "../proof/shape.ts";

/** `weight` people of a proof who fall together when any one of `items` is lost. */
export interface Leaning {
  /** The sightings, or the headcount, by which the proof knows them. */
  readonly ids: readonly string[];
  readonly items: readonly string[];
  readonly weight: number;
}

/**
 * Theorem: with some items lost, the people of a proof who lean on none of them are still pairwise different, as long
 * as no fact is suspended that was not before.
 * Sketch: a reason keeps two people apart through sightings by which the proof knows these two (`Seen`, the first
 * sighting in a frame, group members), and through facts; a person is one by `same` facts among sightings. All these
 * sightings lie in the items listed here, so each reason between two people who stay stays.
 */
export function leaningsOf(file: Case, proof: Proof): Leaning[] {
  const itemOf = new Map([...file.sightings, ...file.headcounts].map(({ id, item }) => [id, item]));
  const ends = new Map(
    file.facts.flatMap((fact) => (fact.kind === "same" ? [[fact.id, fact.between] as const] : [])),
  );
  return peopleOf(proof.root).map((person): Leaning => {
    const ids = idsOf(person);
    const links = typeof person === "object" && "same" in person ? person.same : [];
    const touched = [...ids, ...links.flatMap((id) => ends.get(id) ?? [])];
    const items = [...new Set(touched.flatMap((id) => itemOf.get(id) ?? []))].sort();
    return { ids, items, weight: typeof person === "object" && "n" in person ? person.n : 1 };
  });
}

function peopleOf(node: ProofNode): readonly (Person | Anonymous)[] {
  switch (node.kind) {
    case "sum":
      return node.parts.flatMap(peopleOf);
    case "frame":
      return node.anonymous ? [...node.people, node.anonymous] : node.people;
    case "people":
      return node.people;
  }
}

function idsOf(person: Person | Anonymous): readonly string[] {
  if (typeof person === "string") return [person];
  return "headcount" in person ? [person.headcount] : person.sightings;
}
