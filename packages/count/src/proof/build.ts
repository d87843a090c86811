// Writes the proof of a set of pairwise different units, as large as the frames that it uses, not as their pairs.
import { isVisibleAt, seenTogetherAt } from "../model/evidence.ts";
import type { Model } from "../model/units.ts";
import { Draft } from "./draft.ts";
import { peopleNode } from "./reasons.ts";
import type { FrameNode, ProofNode } from "./shape.ts";
import { splitBySeparations } from "./split.ts";

/** A node whose persons are written last, when every reason above has said which sightings it needs. */
type Plan = () => ProofNode;

export function buildProof(model: Model, units: readonly number[]): ProofNode {
  const draft = new Draft(model);
  const sorted = [...units].sort((a, b) => (draft.unit(a).id < draft.unit(b).id ? -1 : 1));
  return plan(draft, sorted)();
}

function plan(draft: Draft, units: readonly number[]): Plan {
  return planFrame(draft, units) ?? planSum(draft, units) ?? (() => peopleNode(draft, units));
}

/** One instant of one item that shows everybody, where there is one. */
function planFrame(draft: Draft, units: readonly number[]): Plan | undefined {
  const { evidence } = draft.model;
  const anonymous = units.filter((u) => draft.unit(u).headcount);
  if (units.length === 0 || anonymous.length > 1) return undefined;
  const fewest = units.reduce((a, b) =>
    draft.unit(b).sightings.length < draft.unit(a).sightings.length ? b : a,
  );
  const { headcount, sightings } = draft.unit(anonymous[0] ?? fewest);
  const items = headcount
    ? [headcount.item]
    : [...new Set(sightings.flatMap((s) => evidence.sightings[s]?.item ?? []))].sort();
  for (const item of items) {
    const instants = headcount ? [headcount.at] : startsIn(draft, units, item);
    for (const at of instants) {
      const seen = seenAt(draft, units, item, at);
      if (seen) return () => frameNode(draft, item, at, seen);
    }
  }
  return undefined;
}

/** The only instants worth trying: a frame that shows everybody starts where the last of them appears. */
function startsIn(draft: Draft, units: readonly number[], item: string): number[] {
  const firsts = units.map((u) =>
    draft.unit(u).sightings.flatMap((s) => {
      const sighting = draft.model.evidence.sightings[s];
      return sighting?.item === item ? sighting.spans.map(([start]) => start) : [];
    }),
  );
  if (firsts.some((starts) => starts.length === 0)) return [];
  const from = firsts
    .map((starts) => starts.reduce((a, b) => Math.min(a, b)))
    .reduce((a, b) => Math.max(a, b));
  return [...new Set(firsts.flat().filter((start) => start >= from))].sort((a, b) => a - b);
}

/** For each unit its sighting at the instant (none for a headcount); undefined when somebody is not there. */
function seenAt(
  draft: Draft,
  units: readonly number[],
  item: string,
  at: number,
): Map<number, number | undefined> | undefined {
  const { evidence } = draft.model;
  const seen = new Map<number, number | undefined>();
  for (const u of units) {
    const { headcount, sightings } = draft.unit(u);
    const there = sightings.find((s) => {
      const sighting = evidence.sightings[s];
      return sighting?.item === item && isVisibleAt(sighting, at);
    });
    if (there === undefined && !headcount) return undefined;
    seen.set(u, there);
  }
  const flagged = evidence.shown.get(item)?.flagged ?? [];
  if (flagged.some(([start, end]) => start <= at && at <= end)) return undefined;
  const visible =
    flagged.length === 0 ? [] : [...seen.values()].flatMap((s) => evidence.sightings[s ?? -1] ?? []);
  const together = visible.every((a, i) =>
    visible.slice(i + 1).every((b) => seenTogetherAt(a, b, flagged) !== undefined),
  );
  return together ? seen : undefined;
}

function frameNode(
  draft: Draft,
  item: string,
  at: number,
  seen: ReadonlyMap<number, number | undefined>,
): FrameNode {
  const people = [];
  let anonymous: FrameNode["anonymous"] = null;
  for (const [u, sighting] of seen) {
    const unit = draft.unit(u);
    if (unit.headcount) anonymous = { headcount: unit.headcount.id, n: unit.weight };
    if (sighting === undefined) continue;
    const others = [...draft.needsOf(u)].filter((s) => s !== sighting);
    draft.needsOf(u).clear();
    for (const s of [sighting, ...others]) draft.needsOf(u).add(s);
    people.push(draft.person(u));
  }
  return { kind: "frame", item, at, people, anonymous };
}

/** Parts that separations keep apart from each other, each pair; undefined when there is only one. */
function planSum(draft: Draft, units: readonly number[]): Plan | undefined {
  if (units.length === 0) return () => ({ kind: "sum", parts: [], separations: [] });
  const split = splitBySeparations(draft, units);
  if (!split) return undefined;
  const plans = split.parts.map((part) => plan(draft, part));
  return () => ({ kind: "sum", parts: plans.map((write) => write()), separations: split.separations });
}
