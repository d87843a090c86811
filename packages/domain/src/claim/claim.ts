// A claim: what a party says of a number, who said it, where and when, and the words that were used.
import { z } from "zod";
import { timeSchema } from "../check/given.ts";
import { addressSchema } from "../check/check.ts";
import { dateSchema, idSchema, sha256Schema } from "../ids.ts";
import { relationSchema } from "../finding/relation.ts";
import { versionSchema } from "../item/item.ts";
import { statedBy, verbsFor } from "../noun.ts";
import { figureSchema } from "./figure.ts";

const line = z.string().trim().min(1).max(300);

/** What a claim says, without who stands behind it. */
export const claimSaidSchema = z.strictObject({
  /** Whose claim it is: a ministry, an army, an organisation. */
  party: line,
  /** Who said it, and in what office. */
  saidBy: line.nullable(),
  office: line.nullable(),
  saidAt: timeSchema.nullable(),
  /** The words, as they were said. */
  text: z.string().trim().min(1).max(20_000),
  /** Where it was said: a paper, a channel, an occasion. */
  outlet: line.nullable(),
  url: addressSchema.nullable(),
  /** The item that keeps a copy of where it was said. */
  copy: idSchema.nullable(),
  /** What it is about: a named count, or with null the investigation's own. */
  count: idSchema.nullable(),
  /** Of what time its figure is; null where it is of all that is counted. */
  asOf: dateSchema.nullable(),
  figure: figureSchema,
});
export type ClaimSaid = z.infer<typeof claimSaidSchema>;

/** What is found of a claim, as a member signed it. */
const signedSchema = z.strictObject({
  /** The version of the claim, the number and the relation that were signed: of others nothing was said. */
  version: versionSchema,
  atLeast: z.int().min(0).nullable(),
  says: relationSchema,
  /** Hash of what else it rests on: what the count counts, and between which numbers the claim lies. */
  of: sha256Schema,
});

const row = claimSaidSchema.extend({
  id: idSchema,
  statedBy: z.string(),
  reviewedBy: z.string().nullable(),
  version: z.int(),
  withdrawn: z.boolean(),
  /** The newest finding that was signed of it, and by whom; null where none stands. */
  found: signedSchema.nullable(),
  foundBy: z.string().nullable(),
});
export type ClaimRow = z.infer<typeof row>;

/** The same of a row. */
export const saidIn = (claim: ClaimRow): ClaimSaid => z.object(claimSaidSchema.shape).parse(claim);

const verb = verbsFor(row);
export const claim = {
  row,
  verbs: {
    "claim.state": verb(claimSaidSchema, (change) => ({
      put: {
        id: change.subject,
        ...change.payload,
        ...statedBy(change),
        version: change.seq,
        withdrawn: false,
        found: null,
        foundBy: null,
      },
    })),
    /** States it anew, also where it was withdrawn: it waits for a second member again. */
    "claim.correct": verb(claimSaidSchema, (change) => ({
      id: change.subject,
      patch: { ...change.payload, ...statedBy(change), version: change.seq, withdrawn: false },
    })),
    "claim.review": verb(z.strictObject({ version: versionSchema }), ({ subject, by }) => ({
      id: subject,
      patch: { reviewedBy: by },
    })),
    "claim.withdraw": verb(z.strictObject({ only: z.enum(["claim", "review"]) }), ({ subject, payload }) => ({
      id: subject,
      patch: payload.only === "claim" ? { withdrawn: true } : { reviewedBy: null },
    })),
    "finding.review": verb(signedSchema, ({ subject, payload, by }) => ({
      id: subject,
      patch: { found: payload, foundBy: by },
    })),
    "finding.withdraw": verb(z.strictObject({}), ({ subject }) => ({
      id: subject,
      patch: { found: null, foundBy: null },
    })),
  },
};
