// Sightings as screens see them beside one another: each person as their largest box shows them.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { boxSchema } from "../ids.ts";
import { factSchema, sightingSchema, tileSchema } from "../item/contract.ts";

const many = z.coerce.number<number | string>().int();

/** A marked person as the box that is largest shows them. */
export const markedSchema = sightingSchema
  .pick({ id: true, subject: true, attributes: true, spans: true })
  .extend({
    item: z.string(),
    /** Its number in its item, in the order of marking; the first is 1. */
    nr: z.int(),
    box: boxSchema.nullable(),
  });

/** Which sightings: all of them when nothing is asked for. `group` takes in those of its items and of its groups. */
export const listSightings = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/sightings",
  says: "Marked people side by side, each with the box that shows them largest, and what is said of two of them.",
  byToken: "read",
  params: z.strictObject({
    investigation: z.string(),
    item: z.string().max(200).optional(),
    group: z.string().max(200).optional(),
    subject: z.string().max(200).optional(),
    /** Ids of sightings that come before all others, one a line: those that somebody is asked to compare. */
    first: z.string().max(2000).optional(),
    from: many.min(0).optional(),
    /** At most so many, 60 when left out. */
    limit: many.min(1).max(500).optional(),
  }),
  answer: z.strictObject({
    sightings: z.array(markedSchema),
    /** How many there are of what was asked for. */
    found: z.int(),
    /** The items that they are in. */
    items: z.array(tileSchema),
    /** What stands between two of those listed, or one of them and another. */
    facts: z.array(factSchema),
    /** All that there is to ask for. */
    all: z.strictObject({
      sightings: z.int(),
      subjects: z.array(z.strictObject({ value: z.string(), sightings: z.int() })),
      groups: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    }),
  }),
  refusals: ["sign-in-needed", "no-such-investigation"],
});
export type SightingsShown = z.infer<typeof listSightings.answer>;
