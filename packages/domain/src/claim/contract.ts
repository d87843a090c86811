// Claims as their page sees them: each with what the evidence says of it now, who stands behind it, and what words mean.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { sha256Schema } from "../ids.ts";
import { relationSchema } from "../finding/relation.ts";
import { tileSchema } from "../item/contract.ts";
import { signOffSchema } from "../member/contract.ts";
import { claimSaidSchema } from "./claim.ts";
import { vagueWordSchema } from "./figure.ts";

const findingShown = z.strictObject({
  says: relationSchema,
  /** Hash of what it rests on besides the claim and the number; whoever signs hands it back. */
  of: sha256Schema,
  /** Why, as one sentence. */
  why: z.string(),
  /** The number that it is about, by a proof that was checked; null where none holds. */
  atLeast: z.int().nullable(),
  /** Between which numbers the true one lies if the claim is right; null where nothing can be tested. */
  bounds: z.strictObject({ low: z.int().nullable(), high: z.int().nullable() }).nullable(),
  /** Who signed it as it is now; null while nobody has. */
  reviewedBy: z.string().nullable(),
  /** What was signed before the number, the claim or the relation changed; null where nothing was. */
  before: z.strictObject({ says: relationSchema, atLeast: z.int().nullable(), by: z.string() }).nullable(),
  /** Why whoever asks may not sign it; null where they may. */
  whyNot: z.string().nullable(),
});

const claimShown = signOffSchema.extend({
  ...claimSaidSchema.shape,
  id: z.string(),
  /** What the count is called that it is about; null for the investigation's own. */
  countName: z.string().nullable(),
  finding: findingShown,
});
export type ClaimShown = z.infer<typeof claimShown>;

export const listClaims = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/claims",
  says: "What parties claim, and what the evidence says of each claim.",
  byToken: "read",
  params: z.strictObject({ investigation: z.string() }),
  answer: z.strictObject({
    /** By when they were said; those without a time last. */
    claims: z.array(claimShown),
    /** Items that keep copies. */
    items: z.array(tileSchema),
    /** What words for numbers mean here. */
    vague: z.array(vagueWordSchema),
    /** The investigation's own count, and the most people that its fully marked items can show, which bounds nothing. */
    atLeast: z.int().nullable(),
    maximumShown: z.int().nullable(),
    /** Numbers are of a moment ago, and are being counted anew. */
    counting: z.boolean(),
    /** Whether all of it rests on those items alone that whoever asks may see. */
    some: z.boolean(),
    /** Why whoever asks may not enter a claim, and not agree what words mean; null where they may. */
    whyNotState: z.string().nullable(),
    whyNotAgree: z.string().nullable(),
  }),
  refusals: ["sign-in-needed", "no-such-investigation"],
});
export type ClaimsShown = z.infer<typeof listClaims.answer>;
