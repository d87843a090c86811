// Checks a proof against a case and recomputes its number; trusts neither, and shares no code with the solver but the hash.
import { caseHashOf } from "../case/hash.ts";
import type { Case, Sighting } from "../case/shape.ts";
import type { Unit } from "./ground.ts";
import { distinct, Ground, isAt, isMark, joined, meets, need, pairs } from "./ground.ts";
import type { Anonymous, Person, Proof, ProofNode, Reason, Seen, Separation } from "./shape.ts";

export type ProofCheck =
  | { readonly ok: true; readonly atLeast: number }
  | { readonly ok: false; readonly why: string };

/** Accepts any two JSON values; never throws. The number of an accepted proof is what the case proves, conflicts set aside. */
export function checkProof(caseJson: unknown, proofJson: unknown): ProofCheck {
  try {
    const [file, proof] = [caseJson as Case, proofJson as Proof];
    need(
      file.format === "sightline.case/1" && proof.format === "sightline.proof/1",
      "these are not a case and a proof",
    );
    need(proof.caseHash === caseHashOf(caseJson), "the proof was written for another case");
    const atLeast = new Checker(new Ground(file, proof.conflicts))
      .node(proof.root)
      .reduce((sum, { n }) => sum + n, 0);
    need(proof.atLeast === atLeast, `the proof adds up to ${atLeast}, which is not the number it claims`);
    return { ok: true, atLeast };
  } catch (error) {
    // Whatever garbage breaks on the way is garbage that proves nothing.
    return { ok: false, why: error instanceof Error ? error.message : "the proof cannot be read" };
  }
}

/** One or `n` people, known by their sightings, or by a headcount. */
interface Who {
  readonly units: readonly Unit[];
  readonly n: number;
}

class Checker {
  readonly #ground: Ground;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  node(node: ProofNode): readonly Who[] {
    if (node.kind === "frame") {
      const who = [...node.people, ...(node.anonymous ? [node.anonymous] : [])].map((one) => this.#who(one));
      this.#frame(
        node.item,
        node.at,
        who.flatMap(({ units }) => units.slice(0, 1)),
      );
      return who;
    }
    const parts =
      node.kind === "sum"
        ? node.parts.map((part) => this.node(part))
        : node.people.map((p) => [this.#who(p)]);
    const explained = parts.map((_, i) => new Set([i]));
    for (const reason of node.kind === "sum" ? node.separations : node.reasons) {
      for (const [a, b] of this.#keptApart(reason, parts)) explained[Math.min(a, b)]?.add(Math.max(a, b));
    }
    need(
      explained.every((others, i) => others.size === parts.length - i),
      "two people have no reason to be different",
    );
    return parts.flat();
  }

  #who(who: Person | Anonymous): Who {
    const { subjects, attributes = [] } = this.#ground.file.criteria;
    const isAnonymous = typeof who === "object" && "headcount" in who;
    const ids = typeof who === "string" ? [who] : isAnonymous ? [who.headcount] : who.sightings;
    const units = ids.flatMap((id) => this.#ground.units.get(id) ?? []);
    need(ids.length > 0 && units.length === ids.length, `${ids.join(", ")} do not count`);
    need(
      units.some(({ subject }) => subjects.includes(subject)),
      `${ids.join(", ")} are no subject asked for`,
    );
    const carries = (wanted: string) =>
      units.some((unit) => isMark(unit) && unit.attributes?.includes(wanted));
    need(attributes.every(carries), `${ids.join(", ")} lack an attribute asked for`);
    if (isAnonymous) return { units, n: this.#unmarked(who, units[0]) };
    const root = joined(typeof who === "string" ? [] : who.same.map((id) => this.#ground.fact(id, "same")));
    need(
      units.every((unit) => isMark(unit) && root(unit.id) === root(ids[0] ?? "")),
      `${ids.join(", ")} are not joined`,
    );
    return { units, n: 1 };
  }

  #unmarked({ n }: Anonymous, count: Unit | undefined): number {
    need(count !== undefined && !isMark(count), "anonymous people need a headcount");
    const isCounted = (mark: Sighting) => mark.subject === count.subject && isAt(mark, count.at);
    const most = count.atLeast - (this.#ground.marksIn.get(count.item) ?? []).filter(isCounted).length;
    need(Number.isSafeInteger(n) && n > 0 && n <= most, `"${count.id}" does not leave that many unmarked`);
    return n;
  }

  #frame(item: string, at: number, seen: readonly Unit[]): void {
    need(
      Number.isSafeInteger(at) && this.#ground.isOpen(item, at),
      `"${item}" at ${at} is no co-visible frame that counts`,
    );
    need(distinct(seen) && seen.filter((unit) => !isMark(unit)).length <= 1, "a frame shows somebody twice");
    need(
      seen.every((unit) => unit.item === item && isAt(unit, at)),
      `somebody is not visible in "${item}" at ${at}`,
    );
    const isPlain = this.#ground.flagged.get(item)?.length === 0;
    need(
      isPlain || pairs(seen.filter(isMark)).every(([a, b]) => this.#ground.together(a, b)),
      "two people are not seen together",
    );
  }

  /** The pairs of parts or people, by index, that a reason keeps apart. */
  #keptApart(reason: Reason | Separation, parts: readonly (readonly Who[])[]): [number, number][] {
    if (reason.kind === "separate") return this.#separated(reason, parts);
    const named: readonly Seen[] = reason.seen;
    const seen = named.flatMap(
      ([index, id]) => parts[index]?.[0]?.units.find((unit) => unit.id === id) ?? [],
    );
    need(
      distinct(seen) && seen.length === named.length,
      "a reason names somebody who is not there, or twice",
    );
    if (reason.kind === "frame") this.#frame(reason.item, reason.at, seen);
    else {
      const fact = this.#ground.fact(reason.fact, reason.kind);
      const isConcerned = (unit: Unit) => {
        if (fact.kind === "different") return fact.between.includes(unit.id);
        return (
          fact.kind === "continuous" && isMark(unit) && unit.item === fact.item && meets(unit, fact.span)
        );
      };
      need(seen.every(isConcerned), `"${reason.fact}" does not concern these people`);
    }
    return pairs(named.map(([index]) => index));
  }

  #separated({ fact: id, sides }: Separation, parts: readonly (readonly Who[])[]): [number, number][] {
    const fact = this.#ground.fact(id, "separate");
    const groups = fact.kind === "separate" ? fact.groups : [];
    need(distinct(sides.map(({ group }) => group)), "a separation names a group twice");
    for (const { group, within, of } of sides) {
      const inside = this.#ground.inside(
        group,
        within.map((id) => this.#ground.fact(id, "within")),
      );
      const belongs = ({ units }: Who) => units.some((unit) => inside.has(unit.id) || inside.has(unit.item));
      const isRight = groups.includes(group) && of.every((index) => parts[index]?.every(belongs));
      need(isRight, `"${id}" does not put these people into "${group}"`);
    }
    return pairs(sides).flatMap(([a, b]) => a.of.flatMap((i) => b.of.map((j): [number, number] => [i, j])));
  }
}
