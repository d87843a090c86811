// A segment of a transcript: words that are heard in an item, from when to when, in which language, and who says them.
import { z } from "zod";
import { idSchema, microsecondsSchema } from "../ids.ts";
import { verbsFor } from "../noun.ts";
import { languageSchema } from "./language.ts";

export const wordsSchema = z
  .string()
  .min(1)
  .max(10_000)
  .refine((text) => text.trim() !== "", "there are no words in it");

/** Somebody who is marked in the item, somebody who is not in the picture, or nobody knows. */
export const speakerSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("sighting"), id: idSchema }),
  z.strictObject({ kind: z.literal("off-screen") }),
  z.strictObject({ kind: z.literal("unknown") }),
]);
export type Speaker = z.infer<typeof speakerSchema>;

/** What a file of subtitles said besides, so that it goes out as it came in; `voice` is who the file says speaks. */
const cueSchema = z.strictObject({
  id: z.string().max(1000).nullable(),
  settings: z.string().max(1000).nullable(),
  voice: z.string().max(1000).nullable(),
  markup: z.string().max(20_000).nullable(),
});

export const segmentRow = z.strictObject({
  id: idSchema,
  item: idSchema,
  /** In µs of the item's own PTS, at any instant; both null while nobody has placed it. */
  startUs: microsecondsSchema.nullable(),
  endUs: microsecondsSchema.nullable(),
  /** The original words. */
  text: wordsSchema,
  language: languageSchema,
  speaker: speakerSchema,
  note: z.string().trim().min(1).max(10_000).nullable(),
  cue: cueSchema.nullable(),
  statedBy: z.string(),
  /** The entry that last changed its words or their language: a translation is of one version. */
  version: z.int(),
  withdrawn: z.boolean(),
});
export type SegmentRow = z.infer<typeof segmentRow>;

const stated = segmentRow.pick({
  item: true,
  startUs: true,
  endUs: true,
  text: true,
  language: true,
  speaker: true,
  note: true,
});
/** Where it came from is said when it is stated, and stays. */
const statedFirst = stated.extend({ cue: cueSchema.optional() });
/** Whether the words are others is told by the rule, whatever was proposed. */
const corrected = stated.extend({ reworded: z.boolean().optional() });

const verb = verbsFor(segmentRow);
export const segment = {
  row: segmentRow,
  verbs: {
    "segment.state": verb(
      statedFirst,
      ({ seq, subject, payload: { cue = null, ...payload }, by }) => ({
        put: { id: subject, ...payload, cue, statedBy: by, version: seq, withdrawn: false },
      }),
      ({ item }) => item,
    ),
    /** Says it anew, also where it was withdrawn. */
    "segment.correct": verb(
      corrected,
      ({ seq, subject, payload: { item: _, reworded, ...payload }, by }) => ({
        id: subject,
        patch: { ...payload, statedBy: by, withdrawn: false, ...(reworded && { version: seq }) },
      }),
      ({ item }) => item,
    ),
    "segment.withdraw": verb(z.strictObject({}), ({ subject }) => ({
      id: subject,
      patch: { withdrawn: true },
    })),
  },
};
