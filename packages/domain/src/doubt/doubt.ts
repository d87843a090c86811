// A doubt: what a member says of a fact or headcount instead of confirming it, until it is stated anew.
import { z } from "zod";
import { idSchema, sha256Schema } from "../ids.ts";
import { verbsFor } from "../noun.ts";

/** What a second member may say yes to in its place: facts have a space of ids of their own. */
export const doubtedSchema = z.enum(["fact", "headcount"]);
export type Doubted = z.infer<typeof doubtedSchema>;

const saysSchema = z.enum(["not so", "cannot say"]);

const row = z.strictObject({
  /** The number of its entry; the newest of a member about a thing stands. */
  id: z.string(),
  about: doubtedSchema,
  thing: idSchema,
  by: z.string(),
  /** Null: taken back. */
  says: saysSchema.nullable(),
  basis: z.string(),
  /** The hash of what was stated when it was said (`statedHash`). */
  evidence: sha256Schema.nullable(),
});
export type DoubtRow = z.infer<typeof row>;

/** What the doubts about a thing are looked up by. */
export const doubtKey = ({ about, thing }: Pick<DoubtRow, "about" | "thing">): string => `${about} ${thing}`;

const verb = verbsFor(row);
export const doubt = {
  row,
  verbs: {
    "doubt.say": verb(
      z.strictObject({
        about: doubtedSchema,
        says: saysSchema,
        basis: z.string().min(1).max(20_000),
        evidence: sha256Schema,
      }),
      ({ seq, subject, payload, by }) => ({ put: { id: String(seq), thing: subject, by, ...payload } }),
    ),
    "doubt.withdraw": verb(z.strictObject({ about: doubtedSchema }), ({ seq, subject, payload, by }) => ({
      put: { id: String(seq), thing: subject, by, ...payload, says: null, basis: "", evidence: null },
    })),
  },
};
