// A claim: what a party says of a number, who said it, where and when, and the words that were used.
import { z } from "zod";
import { timeSchema } from "../check/given.ts";
import { addressSchema } from "../check/check.ts";
import { dateSchema, idSchema } from "../ids.ts";
import { versionSchema } from "../item/item.ts";
import { statedBy, verbsFor } from "../noun.ts";
import { figureSchema } from "./figure.ts";

const line = z.string().trim().min(1).max(300);

const said = z.strictObject({
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
export type ClaimSaid = z.infer<typeof said>;

const row = said.extend({
  id: idSchema,
  statedBy: z.string(),
  reviewedBy: z.string().nullable(),
  version: z.int(),
  withdrawn: z.boolean(),
});
export type ClaimRow = z.infer<typeof row>;

/** What a claim says, without who stands behind it. */
export const saidIn = (claim: ClaimRow): ClaimSaid => z.object(said.shape).parse(claim);

const verb = verbsFor(row);
export const claim = {
  row,
  verbs: {
    "claim.state": verb(said, (change) => ({
      put: {
        id: change.subject,
        ...change.payload,
        ...statedBy(change),
        version: change.seq,
        withdrawn: false,
      },
    })),
    /** States it anew, also where it was withdrawn: it waits for a second member again. */
    "claim.correct": verb(said, (change) => ({
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
  },
};
