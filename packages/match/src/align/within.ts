// Whether one item lies within another: the share of its usable frames that lie in the stretches which both show.
import { leastQuality } from "../pdq.ts";
import type { Part, Prints, Relation } from "../relation.ts";

/** One lies within the other when the other shows so much of its usable frames (docs/matching.md, rule 8). */
const within = 0.9;

/** A stretch in the time of one of the two items, first instant first, µs. */
export function spanIn(part: Part, side: "a" | "b"): readonly [number, number] {
  if (side === "a") return [part.fromUs, part.toUs];
  const ends = [part.fromUs, part.toUs].map((us) => (us - part.offsetUs) / part.speed);
  return [Math.min(...ends), Math.max(...ends)];
}

/** The stretches of a relation, its own first. */
export const stretchesOf = (relation: Relation): readonly Part[] => [relation, ...(relation.parts ?? [])];

/** Share of the usable frames that lie in these spans, 0–1; of an item without any, of all its frames. */
export function shareIn(
  { ptsUs, qualities, trimmed }: Prints,
  spans: readonly (readonly [number, number])[],
): number {
  const slack = usualGap(ptsUs) / 2 + 1;
  const isUsable = (frame: number): boolean =>
    (qualities[frame] ?? 0) >= leastQuality || (trimmed?.qualities[frame] ?? 0) >= leastQuality;
  const usable = ptsUs.filter((_, frame) => isUsable(frame));
  const asked = usable.length > 0 ? usable : ptsUs;
  const inside = asked.filter((us) => spans.some(([from, to]) => us >= from - slack && us <= to + slack));
  return asked.length === 0 ? 0 : inside.length / asked.length;
}

/** Whether one of the two lies within the other by the stretches that both show; a photo always does. */
export function isWithin(a: Prints, b: Prints, parts: readonly Part[]): boolean {
  if (a.kind === "photo" || b.kind === "photo") return parts.length > 0;
  return Math.max(...sharesOf(a, b, parts)) >= within;
}

const sharesOf = (a: Prints, b: Prints, parts: readonly Part[]): readonly [ofA: number, ofB: number] => [
  shareIn(
    a,
    parts.map((part) => spanIn(part, "a")),
  ),
  shareIn(
    b,
    parts.map((part) => spanIn(part, "b")),
  ),
];

/** This share of both is the whole. */
const whole = 0.95;

/**
 * What is called one recording stays so only where one lies within the other; otherwise the two share a part. Two that show
 * all of each other in another order are copies, neither a clip of the other.
 */
export function asWithin(relation: Relation, a: Prints, b: Prints): Relation {
  if (relation.relation !== "same-recording") return relation;
  const stretches = stretchesOf(relation);
  if (!isWithin(a, b, stretches)) return { ...relation, relation: "shared-part", kind: null };
  const isCopy =
    relation.kind === "clip" && stretches.length > 1 && Math.min(...sharesOf(a, b, stretches)) >= whole;
  return isCopy ? { ...relation, kind: "copy" } : relation;
}

function usualGap(ptsUs: readonly number[]): number {
  const gaps = ptsUs.slice(1).map((us, frame) => us - (ptsUs[frame] ?? 0));
  return gaps.sort((x, y) => x - y)[gaps.length >> 1] ?? 0;
}
