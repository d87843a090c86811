// What confirmed footage would carry from copy to copy, told as proposals: nothing of it is so until a member says it.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { assertionSchema } from "../fact/fact.ts";
import { judgementSchema } from "../review/review.ts";
import { sightingSchema } from "../item/contract.ts";

const copySchema = z.strictObject({ id: z.string(), name: z.string() });

/** Another item of the same footage is verified: who judged it, and why. A member may review this one likewise. */
export const proposedReviewSchema = z.strictObject({
  from: copySchema,
  verdict: judgementSchema,
  reviews: z.array(z.strictObject({ by: z.string(), verdict: judgementSchema, reason: z.string() })),
});

/** A sighting of the copy, carried here: times and boxes are this item's own. */
export const proposedSightingSchema = z.strictObject({
  from: copySchema,
  /** The sighting in the copy. */
  of: z.string(),
  /** As it would be marked here; its `id` is fixed, so that accepting twice is accepting once. */
  sighting: sightingSchema,
  /** The fact that would link the two, to be stated by one member and reviewed by another. */
  fact: z.strictObject({ id: z.string(), assertion: assertionSchema, basis: z.string() }),
});

export const listProposals = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/items/:item/proposals",
  says: "What copies of an item would carry over to it.",
  byToken: "read",
  params: z.strictObject({ investigation: z.string(), item: z.string() }),
  answer: z.strictObject({
    footage: z.string().nullable(),
    reviews: z.array(proposedReviewSchema),
    sightings: z.array(proposedSightingSchema),
  }),
  refusals: ["sign-in-needed", "no-such-investigation", "no-such-item"],
});

/** Accepts one carried sighting in the name of the member who opened the desk: it is marked, and the linking fact stated. */
export const acceptSighting = endpoint({
  method: "POST",
  path: "/api/investigations/:investigation/items/:item/proposals/:sighting/accept",
  says: "Accepts one sighting that is carried over from a copy.",
  byToken: "write",
  anyRule: true,
  waits: true,
  params: z.strictObject({ investigation: z.string(), item: z.string(), sighting: z.string() }),
  answer: z.strictObject({ sighting: z.string(), fact: z.string() }),
  refusals: [
    "sign-in-needed",
    "other-origin",
    "no-such-investigation",
    "no-such-member",
    "not-allowed",
    "no-such-item",
    "no-such-proposal",
  ],
});
