// What each part of a proof adds, whom it names and which facts it uses.
import type { Anonymous, Person, ProofNode, Reason, Separation } from "@sightline/count";

/** The sighting by which a person is named first; in a frame, the one seen there. */
export const firstOf = (person: Person): string =>
  typeof person === "string" ? person : (person.sightings[0] ?? "");

export const isAnonymous = (who: Person | Anonymous): who is Anonymous =>
  typeof who === "object" && "headcount" in who;

/** How many people a part of the proof stands for. */
export function peopleIn(node: ProofNode): number {
  switch (node.kind) {
    case "frame":
      return node.people.length + (node.anonymous?.n ?? 0);
    case "sum":
      return node.parts.reduce((sum, part) => sum + peopleIn(part), 0);
    case "people":
      return node.people.reduce((sum, who) => sum + (isAnonymous(who) ? who.n : 1), 0);
  }
}

/** Ids of the facts that this part names itself, `same` chains included, parts of parts not. */
export function factsOf(node: ProofNode): string[] {
  const named = new Set<string>();
  const ofReason = (reason: Reason) => {
    if (reason.kind === "frame") return;
    named.add(reason.fact);
    if (reason.kind === "separate")
      for (const { within } of reason.sides) for (const id of within) named.add(id);
  };
  if (node.kind === "sum") node.separations.forEach(ofReason);
  else {
    if (node.kind === "people") node.reasons.forEach(ofReason);
    for (const who of node.people) {
      if (typeof who === "object" && "same" in who) for (const id of who.same) named.add(id);
    }
  }
  return [...named];
}

/** Sightings of a frame node that are seen there, for drawing. */
export const seenIn = (node: Extract<ProofNode, { kind: "frame" }>): string[] => node.people.map(firstOf);

/** The frames in which the people of a `people` part are seen together, from its own reasons. */
export const framesOf = (node: Extract<ProofNode, { kind: "people" }>) =>
  node.reasons.filter((reason) => reason.kind === "frame");

/** The group that most separations of a sum name a part by: usually the event that it belongs to; null when none does. */
export function groupOf(part: number, separations: readonly Separation[]): string | null {
  const times = new Map<string, number>();
  for (const { sides } of separations) {
    for (const { group, of } of sides) if (of.includes(part)) times.set(group, (times.get(group) ?? 0) + 1);
  }
  const [first] = [...times].sort(([, a], [, b]) => b - a);
  return first?.[0] ?? null;
}
