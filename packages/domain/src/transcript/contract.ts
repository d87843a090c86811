// A transcript as screens see it: the segments of one film in order, each with its translations and who stands behind them.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { microsecondsSchema, sha256Schema } from "../ids.ts";
import { handsSchema } from "../member/contract.ts";
import { languageSchema } from "./language.ts";
import { segmentRow } from "./segment.ts";
import { translationRow } from "./translation.ts";

const translationShown = translationRow.omit({ segment: true, withdrawn: true }).extend({
  ...handsSchema.shape,
  /** Whether it is of the words as they are now; of other words it waits for a correction, and nobody reviews it. */
  isOfItsWords: z.boolean(),
});

export const showTranscript = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/items/:item/transcript",
  says: "What is heard in a film: its segments in order, each with its translations.",
  byToken: "read",
  params: z.strictObject({ investigation: z.string(), item: z.string() }),
  answer: z.strictObject({
    item: z.string(),
    name: z.string(),
    /** Of the item’s bytes: the times below are theirs. */
    sha256: sha256Schema,
    /** From when to when something can be heard, in µs of the item’s own PTS; null until its frames are known. */
    heard: z.strictObject({ startUs: microsecondsSchema, endUs: microsecondsSchema }).nullable(),
    /** Why the member who looks may write nothing here; null where they may. */
    mayNot: z.string().nullable(),
    /** By time; what nobody has placed yet comes last. */
    segments: z.array(
      segmentRow.omit({ item: true, withdrawn: true }).extend({ translations: z.array(translationShown) }),
    ),
  }),
  refusals: ["sign-in-needed", "no-such-investigation", "no-such-item"],
});
export type TranscriptShown = z.infer<typeof showTranscript.answer>;

/** Characters of a file of subtitles: more than a film of a day has. */
export const MOST_SUBTITLES = 3_000_000;

const findingSchema = z.strictObject({
  line: z.int(),
  kind: z.enum(["refused", "mended", "left out"]),
  says: z.string(),
});

/** All cues that can be read become segments in one act, or none do; with `look`, nothing is written. */
export const bringSubtitles = endpoint({
  method: "POST",
  path: "/api/investigations/:investigation/items/:item/transcript",
  says: "Brings the cues of WebVTT or SRT into a transcript, and tells each that could not be read by its line.",
  byToken: "write",
  anyRule: true,
  bodyBytes: 4 * MOST_SUBTITLES,
  params: z.strictObject({
    investigation: z.string(),
    item: z.string(),
    text: z.string().min(1).max(MOST_SUBTITLES),
    /** Which of the two it is; as it begins when left out. */
    format: z.enum(["vtt", "srt"]).optional(),
    /** What the words are in; as the head of the file says when left out. */
    language: languageSchema.optional(),
    look: z.boolean().optional(),
  }),
  answer: z.strictObject({
    /** So many became segments, or would. */
    segments: z.int(),
    /** Cues that are segments already. */
    unchanged: z.int(),
    findings: z.array(findingSchema),
  }),
  refusals: [
    "sign-in-needed",
    "other-origin",
    "no-such-investigation",
    "no-such-member",
    "not-allowed",
    "no-such-item",
    "no-transcript",
    "key-used",
  ],
});
