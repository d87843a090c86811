// The peak frame of one item: tracks that are each one interval form an interval graph.
import type { Model } from "../model/units.ts";
import { restUnit } from "../model/units.ts";
import type { Plain } from "./plain.ts";

export interface Peak {
  readonly weight: number;
  /** The instant, in µs. */
  readonly at: number;
  /** The units visible then; of the headcounts of one instant only the largest. */
  readonly units: () => number[];
}

/**
 * Theorem: intervals that pairwise meet share an instant (Helly), so the heaviest clique is the heaviest instant, and
 * sweeping left to right colours with exactly as many colours: both numbers are the peak. The peak is at some start.
 * Two headcounts of one instant may overlap each other and have the same neighbours: only the larger rest is swept.
 * A photo is the case where all intervals are the instant 0. Spans that one track has several of are swept each by itself:
 * the peak is then still a set of people seen together, but no longer the most that can be proved.
 */
export function peakOf(model: Model, { shown, people, rests }: Plain): Peak {
  const { sightings, headcounts } = model.evidence;
  const steps: { readonly at: number; readonly by: number }[] = [];
  let visible = 0;
  if (shown.item.kind === "photo") visible = people.length;
  else {
    for (const s of people)
      for (const [start, end] of sightings[s]?.spans ?? [])
        steps.push({ at: start, by: 1 }, { at: end + 1, by: -1 });
  }
  if (visible > 0) steps.push({ at: 0, by: visible }, { at: 1, by: -visible });
  const largest = new Map<number, number>();
  for (const h of rests) {
    const at = headcounts[h]?.at ?? 0;
    const other = largest.get(at);
    if (other === undefined || isLarger(model, h, other)) largest.set(at, h);
  }
  for (const [at, h] of largest) {
    const by = model.evidence.rests[h] ?? 0;
    steps.push({ at, by }, { at: at + 1, by: -by });
  }
  // Whoever leaves at an instant leaves before anybody comes: ends are closed, so they leave one microsecond later.
  if (steps.length > 2) steps.sort((a, b) => a.at - b.at || a.by - b.by);
  const peak = { weight: 0, at: 0 };
  let now = 0;
  for (const { at, by } of steps) {
    now += by;
    if (now > peak.weight) Object.assign(peak, { weight: now, at });
  }
  const isThere = (s: number) =>
    sightings[s]?.spans.some(([start, end]) => start <= peak.at && peak.at <= end) ?? false;
  const units = () => {
    const rest = largest.get(peak.at);
    return [...people.filter(isThere), ...(rest === undefined ? [] : [restUnit(model, rest)])];
  };
  return { ...peak, units };
}

function isLarger({ evidence }: Model, h: number, other: number): boolean {
  const [a, b] = [evidence.rests[h] ?? 0, evidence.rests[other] ?? 0];
  return a > b || (a === b && (evidence.headcounts[h]?.id ?? "") < (evidence.headcounts[other]?.id ?? ""));
}
