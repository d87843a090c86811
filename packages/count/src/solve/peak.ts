// The peak frame of one shot: tracks that are each one interval form an interval graph.
import type { Model } from "../model/units.ts";
import type { Piece } from "./piece.ts";
import { byWeight } from "./piece.ts";

/**
 * Theorem: intervals that pairwise meet share an instant (Helly), so the heaviest clique is the heaviest instant, and
 * sweeping left to right colours with exactly as many colours: both numbers are the peak. The peak is at some start.
 * Two headcounts of one instant may overlap each other and have the same neighbours: only the larger rest is swept.
 */
export function peakOf(model: Model, parts: readonly Piece[]): Pick<Piece, "low" | "high" | "units"> {
  const tracks = [
    ...largestRests(parts),
    ...parts.filter((part) => part.presences[0]?.restAt === undefined),
  ].sort(byWeight);
  const spans = tracks.map((track) => spanOf(model, track));
  const starts = [...spans.keys()].sort((a, b) => (spans[a]?.[0] ?? 0) - (spans[b]?.[0] ?? 0) || a - b);
  const ends = [...spans.keys()].sort((a, b) => (spans[a]?.[1] ?? 0) - (spans[b]?.[1] ?? 0) || a - b);
  let [weight, peak, at, next] = [0, 0, 0, 0];
  for (const v of starts) {
    const now = spans[v]?.[0] ?? 0;
    for (let gone = ends[next]; gone !== undefined && (spans[gone]?.[1] ?? 0) < now; gone = ends[++next])
      weight -= tracks[gone]?.low ?? 0;
    weight += tracks[v]?.low ?? 0;
    if (weight > peak) [peak, at] = [weight, now];
  }
  const visible = tracks.filter((_, v) => (spans[v]?.[0] ?? 0) <= at && at <= (spans[v]?.[1] ?? 0));
  return { low: peak, high: peak, units: visible.flatMap((track) => track.units) };
}

function largestRests(parts: readonly Piece[]): Piece[] {
  const byInstant = new Map<number, Piece>();
  for (const part of parts) {
    const at = part.presences[0]?.restAt;
    if (at === undefined) continue;
    const other = byInstant.get(at);
    if (!other || byWeight(part, other) < 0) byInstant.set(at, part);
  }
  return [...byInstant.values()];
}

function spanOf(model: Model, track: Piece): readonly [number, number] {
  const [presence] = track.presences;
  if (presence?.restAt !== undefined) return [presence.restAt, presence.restAt];
  return model.evidence.sightings[presence?.sightings[0] ?? -1]?.spans[0] ?? [0, 0];
}
