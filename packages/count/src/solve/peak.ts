// The peak frame of one item: tracks that are each one interval form an interval graph.
import { notOver, turnsOf } from "../model/instants.ts";
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
  const tracks = shown.item.kind === "photo" ? [] : people;
  const { starts, ends } = turnsOf(tracks.flatMap((s) => sightings[s]?.spans ?? []));
  const alwaysSeen = shown.item.kind === "photo" ? people.length : 0;
  const largest = new Map<number, number>();
  for (const h of rests) {
    const at = headcounts[h]?.at ?? 0;
    const other = largest.get(at);
    if (other === undefined || isLarger(model, h, other)) largest.set(at, h);
  }
  const peak = { weight: alwaysSeen, at: 0 };
  const weigh = (weight: number, at: number) => {
    if (weight > peak.weight || (weight === peak.weight && at < peak.at)) Object.assign(peak, { weight, at });
  };
  for (let come = 0, gone = 0; come < starts.length; come++) {
    const at = starts[come] ?? 0;
    // Ends are closed: who leaves at an instant is still there.
    while ((ends[gone] ?? at) < at) gone++;
    if (starts[come + 1] !== at) weigh(come + 1 - gone, at);
  }
  for (const [at, h] of largest) {
    const seen = alwaysSeen + notOver(starts, at) - notOver(ends, at - 1);
    weigh(seen + (model.evidence.rests[h] ?? 0), at);
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
