// How two items are related, as a machine found it: the same shapes as in matching, parsed wherever they come from a wire or a table.
import { z } from "zod";
import { canonicalJson } from "../canonical.ts";
import { microsecondsSchema, sha256Schema } from "../ids.ts";

/** x from the left, y from the top, as fractions of a displayed frame; outside [0, 1] it lies outside the frame. */
const pointSchema = z.tuple([z.number(), z.number()]);
export type Point = z.infer<typeof pointSchema>;

/** What can be drawn for a relation. */
export const evidenceSchema = z.discriminatedUnion("by", [
  /** The two items are the same bytes: no decoder was asked. */
  z.strictObject({ by: z.literal("bytes"), sha256: sha256Schema }),
  z.strictObject({
    by: z.literal("hashes"),
    /** Usable frames of `b` in the overlap, and how many of them are within 31 bits of theirs in `a`. */
    frames: z.int(),
    hits: z.int(),
    /** Some of the agreeing instants, spread over the match. */
    pairs: z.array(
      z.strictObject({ aUs: microsecondsSchema, bUs: microsecondsSchema, distance: z.number() }),
    ),
  }),
  z.strictObject({
    by: z.literal("geometry"),
    /** The compared frames. */
    aUs: microsecondsSchema,
    bUs: microsecondsSchema,
    /** Matched points that agree on one warp: in `a`, in `b`. */
    points: z.array(z.strictObject({ a: pointSchema, b: pointSchema })),
    /** Where the corners of `b`'s frame lie in `a`'s: clockwise from `b`'s top left. */
    outline: z.tuple([pointSchema, pointSchema, pointSchema, pointSchema]),
    /** How unlike the pixels are after warping, 0 (equal) to 1. */
    residual: z.number(),
  }),
]);

/** One stretch that both items show. */
const stretch = {
  /** An instant t of `b` is the instant `offsetUs + speed · t` of `a`. */
  offsetUs: z.number(),
  /** Below 0 where `b` plays it backwards. */
  speed: z.number().refine((speed) => speed !== 0),
  /** `b` shows `a` with left and right exchanged, before any turn. */
  mirrored: z.boolean(),
  /** Clockwise degrees from `a` to `b`. */
  turned: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** The match in `a`, both ends real frames of it. */
  fromUs: microsecondsSchema,
  toUs: microsecondsSchema,
  /** Share of the usable overlap that agrees, 0 to 1. */
  share: z.number(),
  /** Median distance of the agreeing frames, in bits. */
  distance: z.number(),
};
const partSchema = z.strictObject(stretch);
export type Part = z.infer<typeof partSchema>;

export const relationSchema = z.strictObject({
  /**
   * `same-recording`: one camera, one take, and one of the two lies within the other. `shared-part`: both have a span in
   * common and both leave it. `same-viewpoint`: an edited copy, or another moment from the same spot. `same-thing`: the
   * same place or object, seen from elsewhere. Only the first makes footage.
   */
  relation: z.enum(["same-recording", "shared-part", "same-viewpoint", "same-thing"]),
  /** Null for all but `same-recording`. */
  kind: z.enum(["copy", "clip", "crop", "overlay"]).nullable(),
  ...stretch,
  evidence: evidenceSchema,
  /** The other stretches that both show, the longest first. */
  parts: z.array(partSchema).optional(),
  /** `b` shows dark what `a` shows light. */
  inverted: z.literal(true).optional(),
});
export type PairRelation = z.infer<typeof relationSchema>;

/**
 * What an answer rests on, as one text to hash: what the relation claims, not how well it scored or which of its points
 * are drawn. A pair is asked again only when this changes.
 */
export function evidenceText(relation: PairRelation): string {
  const { relation: which, kind, evidence, parts, inverted } = relation;
  const claims = {
    relation: which,
    kind,
    ...claimOf(relation),
    by: evidence.by,
    ...(parts && { parts: parts.map(claimOf) }),
    ...(inverted && { inverted }),
  };
  return `sightline.evidence/1\n${canonicalJson(claims)}`;
}

const claimOf = ({ offsetUs, speed, mirrored, turned, fromUs, toUs }: Part) => ({
  offsetUs,
  speed,
  mirrored,
  turned,
  fromUs,
  toUs,
});

/** All stretches that both show, the relation's own first. */
export const stretchesOf = (relation: PairRelation): readonly Part[] => [relation, ...(relation.parts ?? [])];

/** A stretch in the time of one of the two items, first instant first, µs. */
export function spanIn({ fromUs, toUs, offsetUs, speed }: Part, side: "a" | "b"): [number, number] {
  if (side === "a") return [fromUs, toUs];
  const ends = [(fromUs - offsetUs) / speed, (toUs - offsetUs) / speed] as const;
  return [Math.min(...ends), Math.max(...ends)];
}

/** How soon a person should look: 1 for the same bytes, less for fewer agreeing frames or more differing bits, least for leads. */
export function scoreOf({ relation, share, distance, evidence }: PairRelation): number {
  if (evidence.by === "bytes") return 1;
  const likeness = evidence.by === "hashes" ? 1 - distance / HASH_BITS : 0.9 * (1 - evidence.residual);
  const score = 0.99 * share * likeness * WEIGHT[relation];
  return Math.round(Math.min(1, Math.max(0, score)) * 1e4) / 1e4;
}
const HASH_BITS = 256;
/** What may be a copy goes before what is only seen again. */
const WEIGHT = {
  "same-recording": 1,
  "shared-part": 0.6,
  "same-viewpoint": 0.5,
  "same-thing": 0.25,
} as const;
