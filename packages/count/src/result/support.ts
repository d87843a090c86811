// Collects what a proof leans on.
import type { Case } from "../case/shape.ts";
import type { Anonymous, Person, Proof, ProofNode, Reason, Separation } from "../proof/shape.ts";
import type { Support } from "./shape.ts";

interface Named {
  readonly units: Set<string>;
  readonly items: Set<string>;
  readonly facts: Set<string>;
}

export function supportOf(file: Case, proof: Proof): Support {
  const named: Named = { units: new Set(), items: new Set(), facts: new Set() };
  walk(proof.root, named);
  // A `same` on a chain may pass through sightings that the proof does not name otherwise.
  for (const fact of file.facts) {
    if (!named.facts.has(fact.id) || (fact.kind !== "same" && fact.kind !== "different")) continue;
    for (const id of fact.between) named.units.add(id);
  }
  for (const list of [file.sightings, file.headcounts])
    for (const { id, item } of list) if (named.units.has(id)) named.items.add(item);
  const sources = file.items.flatMap(({ id, source }) =>
    named.items.has(id) && source !== null ? [source] : [],
  );
  return {
    items: [...named.items].sort(),
    facts: [...named.facts].sort(),
    sources: [...new Set(sources)].sort(),
  };
}

function walk(node: ProofNode, named: Named): void {
  switch (node.kind) {
    case "frame":
      named.items.add(node.item);
      for (const person of node.people) name(person, named);
      if (node.anonymous) name(node.anonymous, named);
      return;
    case "sum":
      for (const part of node.parts) walk(part, named);
      for (const separation of node.separations) nameReason(separation, named);
      return;
    case "people":
      for (const person of node.people) name(person, named);
      for (const reason of node.reasons) nameReason(reason, named);
  }
}

function name(person: Person | Anonymous, { units, facts }: Named): void {
  if (typeof person === "string") units.add(person);
  else if ("headcount" in person) units.add(person.headcount);
  else {
    for (const id of person.sightings) units.add(id);
    for (const id of person.same) facts.add(id);
  }
}

function nameReason(reason: Reason | Separation, { items, facts }: Named): void {
  if (reason.kind === "frame") items.add(reason.item);
  else facts.add(reason.fact);
  if (reason.kind === "separate") for (const id of reason.sides.flatMap((side) => side.within)) facts.add(id);
}
