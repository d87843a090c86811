// Finds groups that show more people than the fully marked group that they are said to lie within.
import type { Fact, WithinFact } from "../case/shape.ts";
import { ranked } from "../model/candidates.ts";
import type { Settled } from "../model/conflicts.ts";
import type { Evidence, Shown } from "../model/evidence.ts";
import { modelOf } from "../model/units.ts";
import { buildProof } from "../proof/build.ts";
import { minimumOf } from "../solve/minimum.ts";
import { exhaustiveSpans, insideOf, isAllEvidence } from "./fully-marked.ts";
import { factsIn } from "./support.ts";

/** Search nodes for each group: what they do not find is no conflict that we can show. */
const NODES = 100;

/** Suspends, after all other conflicts, the smallest sets of facts that put more people into a group than it shows. */
export function settlePigeonholes(evidence: Evidence, settled: Settled): Settled {
  const claims = settled.facts.filter((fact) => fact.kind === "within");
  if (claims.length === 0 || !evidence.file.frames.some(({ exhaustive }) => exhaustive === true))
    return settled;
  let facts = settled.facts;
  const conflicts: Omit<Settled["conflicts"][number], "lookAgain">[] = [...settled.conflicts];
  for (const claim of claims) {
    for (let set = tooMany(evidence, facts, claim); set; set = tooMany(evidence, facts, claim)) {
      const gone = new Set(set.map(({ id }) => id));
      conflicts.push({ kind: "fully-marked", facts: [...gone], sentence: wording(claim, set) });
      facts = facts.filter(({ id }) => !gone.has(id));
    }
  }
  const inForce = new Set(facts);
  const suspended = evidence.facts.filter((fact) => !inForce.has(fact)).map(({ id }) => id);
  return { conflicts: ranked(conflicts, evidence.facts), suspended, facts };
}

/**
 * Theorem (pigeonhole): whoever is within the outer group is one of the people it shows, and where all its frames are
 * marked exhaustively it shows as many people as it has classes, whatever their subject. More people proved in the inner
 * group cannot all be there. The set starts from what the proof and the classes lean on and loses each fact that it can
 * spare, so no proper subset of it is a conflict.
 */
function tooMany(evidence: Evidence, facts: readonly Fact[], claim: WithinFact): readonly Fact[] | undefined {
  if (!facts.includes(claim)) return undefined;
  const needed = factsOfExcess(evidence, facts, claim);
  if (!needed) return undefined;
  let set = facts.filter((fact) => needed.has(fact.id));
  for (const fact of set) {
    const fewer = set.filter((other) => other !== fact);
    if (fewer.includes(claim) && factsOfExcess(evidence, fewer, claim)) set = fewer;
  }
  return set;
}

/** The facts by which the inner group shows more people than the outer one; undefined when it does not. */
function factsOfExcess(
  evidence: Evidence,
  facts: readonly Fact[],
  claim: WithinFact,
): Set<string> | undefined {
  const [inner, outer] = [insideOf(evidence, claim.inner), insideOf(evidence, claim.outer)];
  const model = modelOf(evidence, facts);
  const classes = new Set<number>();
  const isOuter = (s: number) => isIn(outer, evidence.sightings[s]);
  for (const [s, root] of model.classes.classOf.entries()) if (isOuter(s)) classes.add(root);
  if (classes.size === 0 || !isFullyMarked(evidence, outer)) return undefined;
  const only = { ...model, evidence: { ...evidence, shown: shownIn(evidence, inner) } };
  const found = minimumOf(only, { units: [], low: 0, high: 0 }, { nodes: NODES, memory: undefined });
  if (found.low <= classes.size) return undefined;
  const joins = facts.filter((fact) => {
    if (fact.kind !== "same") return false;
    const s = evidence.indexOf.get(fact.between[0]);
    return s !== undefined && classes.has(model.classes.classOf[s] ?? -1);
  });
  const used = factsIn(buildProof(model, found.units));
  return new Set([claim.id, ...used, ...joins.map(({ id }) => id)]);
}

const isIn = (inside: ReadonlySet<string>, unit: { id: string; item: string } | undefined) =>
  unit !== undefined && (inside.has(unit.id) || inside.has(unit.item));

function shownIn(evidence: Evidence, inside: ReadonlySet<string>): Map<string, Shown> {
  const entries = [...evidence.shown].map(([id, shown]): [string, Shown] => {
    const sightings = shown.sightings.filter((s) => isIn(inside, evidence.sightings[s]));
    const headcounts = shown.headcounts.filter((h) => isIn(inside, evidence.headcounts[h]));
    return [id, { ...shown, sightings, headcounts }];
  });
  return new Map(entries);
}

function isFullyMarked(evidence: Evidence, inside: ReadonlySet<string>): boolean {
  if (!isAllEvidence(evidence, inside)) return false;
  const marked = exhaustiveSpans(evidence);
  const isMarked = (item: string, at: number) =>
    marked.get(item)?.some(([start, end]) => start <= at && at <= end) ?? false;
  const isSeen = evidence.sightings.every(
    (one) => !isIn(inside, one) || one.spans.every(([start]) => isMarked(one.item, start)),
  );
  return (
    isSeen &&
    evidence.headcounts.every(
      (one, h) => !isIn(inside, one) || (evidence.rests[h] === 0 && isMarked(one.item, one.at)),
    )
  );
}

function wording(claim: WithinFact, set: readonly Fact[]): string {
  const others = set.filter((fact) => fact !== claim).map(({ id }) => `"${id}"`);
  const by = others.length === 0 ? "" : ` by ${others.join(", ")}`;
  return `"${claim.id}" says that everybody in the group "${claim.inner}" is one of "${claim.outer}", which is fully marked, but "${claim.inner}" shows more people than "${claim.outer}"${by}. At least one of these is wrong, or somebody is not marked; until one is withdrawn, none of them is used.`;
}
