// A transcript as screens see it: the segments of one film in order, each with its translations and who stands behind them.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { microsecondsSchema, sha256Schema } from "../ids.ts";
import { handsSchema } from "../member/contract.ts";
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
