// Checks a proof against a case and recomputes its number; trusts neither, and shares no code with the solver but the hash.
import { caseHashOf } from "../case/hash.ts";
import type { Sides } from "../check/apart.ts";
import { needApart } from "../check/apart.ts";
import { Evidence, meets } from "../check/evidence.ts";
import type { Unit } from "../check/evidence.ts";
import { need, refuse, Unproved } from "../check/need.ts";
import type { Who } from "../check/proof-people.ts";
import { isMark, needFrame, People } from "../check/proof-people.ts";
import { readProof } from "../check/read-proof.ts";
import { readGiven } from "../check/read.ts";
import { inForce } from "../check/suspended.ts";
import type { FrameNode, PeopleNode, ProofNode, Reason, Separation, SumNode } from "./shape.ts";

export type ProofCheck =
  | { readonly ok: true; readonly atLeast: number }
  | { readonly ok: false; readonly why: string };

/**
 * Accepts any two JSON values; never throws. The number of an accepted proof is one that the case proves: the checker
 * validates the case itself, works out itself which facts are in force, and believes no part of the proof unseen.
 * `caseHash` is for whoever has hashed this very case already; the number rests on the case, not on it.
 */
export function checkProof(caseJson: unknown, proofJson: unknown, caseHash?: string): ProofCheck {
  try {
    const proof = readProof(proofJson);
    const evidence = new Evidence(readGiven(caseJson));
    need(proof.caseHash === (caseHash ?? caseHashOf(caseJson)), "the proof was written for another case");
    const atLeast = new Checker(evidence).number(proof.root);
    need(proof.atLeast === atLeast, `the proof adds up to ${atLeast}, which is not the number it claims`);
    return { ok: true, atLeast };
  } catch (error) {
    if (error instanceof Unproved) return { ok: false, why: error.message };
    // Nested deeper than the machine can follow.
    if (error instanceof RangeError)
      return { ok: false, why: "the proof or the case is nested too deep to be followed" };
    throw error;
  }
}

class Checker {
  readonly #evidence: Evidence;
  readonly #people: People;
  readonly #known = new Map<string, ReadonlySet<string>>();

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
    this.#people = new People(evidence, inForce(evidence));
  }

  number(root: ProofNode): number {
    // No case that is read has more people than can be added up.
    return this.#node(root).reduce((sum, { n }) => sum + n, 0);
  }

  /** The people of a node, each two of whom it shows to be different. */
  #node(node: ProofNode): readonly Who[] {
    switch (node.kind) {
      case "frame":
        return this.#frame(node);
      case "sum":
        return this.#sum(node);
      case "people":
        return this.#peopleNode(node);
    }
  }

  /** Each person is there by the first of their sightings. */
  #frame({ item, at, people, anonymous }: FrameNode): readonly Who[] {
    const who = [...people, ...(anonymous ? [anonymous] : [])].map((one) => this.#people.who(one));
    needFrame(
      this.#evidence,
      item,
      at,
      who.flatMap(({ units }) => units.slice(0, 1)),
    );
    return who;
  }

  /** Only a separation keeps parts apart, and only parts of which everybody is on its sides. */
  #sum({ parts, separations }: SumNode): readonly Who[] {
    const who = parts.map((part) => this.#node(part));
    need(
      who.every((people) => people.length > 0),
      "a part shows nobody",
    );
    needApart(
      who.length,
      separations.map((one) => this.#separation(one, who)),
    );
    return who.flat();
  }

  #peopleNode({ people, reasons }: PeopleNode): readonly Who[] {
    const who = people.map((one) => this.#people.who(one));
    const alone = who.map((one) => [one]);
    needApart(
      who.length,
      reasons.map((one) => (one.kind === "separate" ? this.#separation(one, alone) : this.#reason(one, who))),
    );
    return who;
  }

  /** Everybody in the parts of a side belongs to its group, by nesting and by `within` facts in force. */
  #separation({ fact: id, sides }: Separation, parts: readonly (readonly Who[])[]): Sides {
    const { groups } = this.#people.fact(id, "separate");
    const named = sides.map(({ group }) => group);
    need(new Set(named).size === named.length, `"${id}" is used with one group twice`);
    return sides.map(({ group, within, of }) => {
      const inside = this.#inside(group, within);
      const belongs = ({ units }: Who) => units.some((unit) => inside.has(unit.id) || inside.has(unit.item));
      const isRight = of.every((part) => parts[part]?.every(belongs) ?? false);
      need(groups.includes(group) && isRight, `"${id}" does not put these people into "${group}"`);
      return of;
    });
  }

  /** Everything in a group by nesting and by these facts; worked out once. */
  #inside(group: string, within: readonly string[]): ReadonlySet<string> {
    need(new Set(within).size === within.length, "a side names a fact twice");
    const key = JSON.stringify([group, within]);
    const known = this.#known.get(key) ?? this.#reached(group, within);
    this.#known.set(key, known);
    return known;
  }

  #reached(group: string, within: readonly string[]): ReadonlySet<string> {
    const claims = within.map((id) => this.#people.fact(id, "within"));
    const inner = Map.groupBy(claims, ({ outer }) => outer);
    const inside = new Set([group]);
    for (const id of inside) {
      for (const member of this.#evidence.members.get(id) ?? []) inside.add(member);
      for (const claim of inner.get(id) ?? []) inside.add(claim.inner);
    }
    return inside;
  }

  /** A reason speaks for exactly those whom it names by one of their own sightings, or by their headcount in a frame. */
  #reason(reason: Exclude<Reason, Separation>, who: readonly Who[]): Sides {
    const seen = reason.seen.map(
      ([person, id]) =>
        who[person]?.units.find((unit) => unit.id === id) ??
        refuse(`a reason names "${id}" for somebody else`),
    );
    need(new Set(seen).size === seen.length, "a reason names somebody twice");
    if (reason.kind === "frame") needFrame(this.#evidence, reason.item, reason.at, seen);
    else {
      const isAbout = this.#subjectOf(reason);
      need(
        seen.every((unit) => isMark(unit) && isAbout(unit)),
        `"${reason.fact}" is not about them`,
      );
    }
    return reason.seen.map(([person]) => [person]);
  }

  #subjectOf({ kind, fact: id }: { readonly kind: "different" | "continuous"; readonly fact: string }) {
    if (kind === "different") {
      const { between } = this.#people.fact(id, kind);
      return (unit: Unit) => between.includes(unit.id);
    }
    const { item, span } = this.#people.fact(id, kind);
    return (unit: Unit) => unit.item === item && meets(unit, span);
  }
}
