// A sighting: one person in one item, with the spans of time in which they are visible.
import { z } from "zod";
import { boxSchema, idSchema, spanSchema } from "../ids.ts";
import { verbsFor } from "../noun.ts";

export const sightingRow = z.strictObject({
  id: idSchema,
  item: idSchema,
  subject: z.string().min(1),
  attributes: z.array(z.string().min(1)),
  spans: z.array(spanSchema).min(1),
  track: z.array(boxSchema).nullable(),
  version: z.int(),
  /** A withdrawn one shows nobody, and its id stays taken. */
  withdrawn: z.boolean(),
});
export type SightingRow = z.infer<typeof sightingRow>;

const verb = verbsFor(sightingRow);
export const sighting = {
  row: sightingRow,
  verbs: {
    "sighting.mark": verb(
      sightingRow.pick({ item: true, subject: true, attributes: true, spans: true, track: true }),
      ({ seq, subject, payload }) => ({
        put: { id: subject, ...payload, version: seq, withdrawn: false },
      }),
      ({ item }) => item,
    ),
    "sighting.describe": verb(
      z.strictObject({ attributes: z.array(z.string().min(1)).min(1) }),
      ({ seq, subject, payload }) => ({ id: subject, patch: { ...payload, version: seq } }),
    ),
    /** Says anew what it shows, also where it was withdrawn; its boxes stay unless it names others. */
    "sighting.correct": verb(
      sightingRow
        .pick({ item: true, subject: true, attributes: true, spans: true })
        .extend({ track: sightingRow.shape.track.optional() }),
      ({ seq, subject, payload: { item: _, track, ...row } }) => ({
        id: subject,
        patch: { ...row, ...(track !== undefined && { track }), version: seq, withdrawn: false },
      }),
      ({ item }) => item,
    ),
    "sighting.withdraw": verb(z.strictObject({}), ({ seq, subject }) => ({
      id: subject,
      patch: { withdrawn: true, version: seq },
    })),
  },
};
