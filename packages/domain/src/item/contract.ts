// Items as screens see them: a tile in the library, and the whole item on its page.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { boxSchema, microsecondsSchema, spanSchema } from "../ids.ts";
import {
  assertionSchema,
  judgementSchema,
  kindSchema,
  sourceSchema,
  verdictSchema,
} from "../journal/entry.ts";

/** How far the decoders are with an item: not yet there, done, or refused with a sentence that says why. */
export const decodingSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("waiting") }),
  z.strictObject({ state: z.literal("done"), warnings: z.array(z.string()) }),
  z.strictObject({ state: z.literal("refused"), code: z.string(), sentence: z.string() }),
]);
export type Decoding = z.infer<typeof decodingSchema>;

export const headerSchema = z.strictObject({
  format: z.string(),
  codec: z.string(),
  /** Displayed pixels, after rotation. */
  width: z.int(),
  height: z.int(),
  rotation: z.int(),
  durationUs: z.int().nullable(),
  frames: z.int(),
});

export const tileSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: kindSchema,
  verdict: verdictSchema,
  footage: z.string().nullable(),
  account: z.string().nullable(),
  /** Sightings marked, by subject, for example `{ prisoner: 6, guard: 1 }`. */
  marked: z.record(z.string(), z.int()),
  /** The largest headcount, if any was stated. */
  headcount: z.int().nullable(),
  /** What the veil over the picture says is behind it. */
  warning: z.string(),
  durationUs: z.int().nullable(),
  decoding: decodingSchema,
});
export type Tile = z.infer<typeof tileSchema>;

export const listItems = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/items",
  params: z.strictObject({ investigation: z.string() }),
  answer: z.strictObject({
    name: z.string(),
    items: z.array(tileSchema),
    /** Items that the machine proposes as one footage: the same bytes, or the same fingerprint. */
    proposals: z.array(
      z.strictObject({ relation: z.enum(["same-bytes", "same-pdq"]), items: z.array(z.string()) }),
    ),
  }),
  refusals: ["sign-in-needed", "no-such-investigation"],
});

export const sightingSchema = z.strictObject({
  id: z.string(),
  subject: z.string(),
  attributes: z.array(z.string()),
  spans: z.array(spanSchema),
  track: z.array(boxSchema).nullable(),
});

export const factSchema = z.strictObject({
  id: z.string(),
  assertion: assertionSchema,
  basis: z.string(),
  statedBy: z.string(),
  reviewedBy: z.string().nullable(),
});

export const showItem = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/items/:item",
  params: z.strictObject({ investigation: z.string(), item: z.string() }),
  answer: z.strictObject({
    tile: tileSchema,
    sha256: z.string(),
    bytes: z.int(),
    source: sourceSchema,
    capturedAt: z.string().nullable(),
    collectedAt: z.string(),
    collectedBy: z.string(),
    header: headerSchema.nullable(),
    /** PTS of every frame in µs, ascending; a photo has [0]. */
    ptsUs: z.array(microsecondsSchema),
    /** Embedded metadata as exiftool reads it: untrusted, shown as text. */
    metadata: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    reviews: z.array(z.strictObject({ by: z.string(), verdict: judgementSchema, reason: z.string() })),
    sightings: z.array(sightingSchema),
    headcounts: z.array(
      z.strictObject({
        id: z.string(),
        atUs: microsecondsSchema,
        subject: z.string(),
        atLeast: z.int(),
        atMost: z.int().nullable(),
      }),
    ),
    /** Spans in which people seen together may not be side by side: mirror, split screen, poster, collage. */
    apart: z.array(spanSchema),
    /** Facts that name this item, a sighting in it, or a group that holds it. */
    facts: z.array(factSchema),
    /** What the groups and other items that these facts speak of are called; a group without a name is not listed. */
    names: z.record(z.string(), z.string()),
    /** Other items of the same footage, confirmed. */
    sameFootage: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  }),
  refusals: ["sign-in-needed", "no-such-investigation", "no-such-item"],
});

/** Paths of an item's pictures; the server answers them with `nosniff`, `no-store` and a sandboxing policy. */
export const pictureOf = (
  investigation: string,
  item: string,
  picture: "veil" | "thumbnail" | "still" | { readonly atUs: number },
): string => {
  const base = `/media/${encodeURIComponent(investigation)}/${encodeURIComponent(item)}`;
  return typeof picture === "string" ? `${base}/${picture}` : `${base}/frame/${picture.atUs}`;
};
