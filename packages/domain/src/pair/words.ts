// What machines say of two items, in the words that pages and commands share.
import type { PairRelation } from "./relation.ts";

/** The three answers and the shared part, as headings and badges. */
export const RELATION_WORDS = {
  "same-recording": "Same recording",
  "shared-part": "Shared part",
  "same-viewpoint": "Same viewpoint",
  "same-thing": "Same thing, seen from elsewhere",
} as const satisfies Readonly<Record<PairRelation["relation"], string>>;

type Names = { readonly a: string; readonly b: string };

/**
 * What two items have in common that are no one recording; null of one recording. `spans`: when, in the time of `a`, as
 * `from 0:00.0 to 0:04.0`; empty for photos.
 */
export function alikeSaid(
  { relation, inverted }: Pick<PairRelation, "relation" | "inverted">,
  { a, b }: Names,
  spans: string,
): string | null {
  const both = `${b} and ${a}`;
  const when = spans === "" ? "" : ` ${spans}`;
  switch (relation) {
    case "same-recording":
      return null;
    case "shared-part":
      return `${both} share a part,${when}; each goes on without the other, so they are no footage`;
    case "same-viewpoint":
      return `${both} are seen from the same viewpoint${when}${inverted ? ", light and dark exchanged" : ""}: an edited copy, or another moment; look`;
    case "same-thing":
      return `${both} may show the same thing, seen from elsewhere: a lead, never footage`;
  }
}

/**
 * What two items of one recording are to each other. Only time and picture prove a direction: a clip lies within a longer
 * film, a crop within a larger picture, a frame within a film; of two copies neither is said to be the first.
 */
export function recordingSaid(
  {
    kind,
    fromUs,
    toUs,
    evidence,
  }: Pick<PairRelation, "kind"> & { readonly fromUs: number; readonly toUs: number } & Drawn,
  { a, b }: Names,
): string {
  if (kind === "clip") return `${b} is a ${fromUs === toUs ? "frame" : "clip"} of ${a}`;
  if (kind === "crop") {
    // `a` is the longer one: it may be the crop all the same.
    const [inner, outer] = isAround(evidence.outline) ? [a, b] : [b, a];
    return `${inner} is a crop of ${outer}`;
  }
  if (kind === "overlay")
    return `${b} and ${a} show one recording, with something laid over or around one of them`;
  return `${b} and ${a} are copies of one another`;
}

type Drawn = {
  readonly evidence: {
    readonly by: string;
    readonly outline?: readonly (readonly [number, number])[] | undefined;
  };
};

/** Whether the picture of `b`, drawn in that of `a`, is larger than all of it. */
function isAround(outline: Drawn["evidence"]["outline"] = []): boolean {
  if (outline.length === 0) return false;
  const [across, down] = [0, 1].map((axis) => {
    const along = outline.map((corner) => corner[axis] ?? 0);
    return Math.max(...along) - Math.min(...along);
  });
  return (across ?? 0) * (down ?? 0) > 1;
}

/** `this 5 s opening is in 12 items`; null where it is in these two alone. */
export function sharedBySaid(relation: PairRelation, sharedBy: number): string | null {
  if (relation.relation !== "shared-part" || sharedBy < 3) return null;
  const seconds = Math.max(1, Math.round((relation.toUs - relation.fromUs) / 1e6));
  return `this part of ${seconds} s is in ${sharedBy} items`;
}
