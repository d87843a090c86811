// A finding: that the evidence supports, contradicts or says nothing of a claim, as a member has reviewed it.
import { z } from "zod";
import { idSchema, sha256Schema } from "../ids.ts";
import { versionSchema } from "../item/item.ts";
import { verbsFor } from "../noun.ts";
import { relationSchema } from "./relation.ts";

const row = z.strictObject({
  /** The claim that it is about. */
  id: idSchema,
  /** The version of the claim, the number and the relation that were reviewed: of others nothing was said. */
  version: z.int(),
  atLeast: z.int().min(0).nullable(),
  says: relationSchema,
  /** Hash of what else it rests on: what the count counts, and between which numbers the claim lies. */
  of: sha256Schema,
  by: z.string(),
  withdrawn: z.boolean(),
});
export type FindingRow = z.infer<typeof row>;

const verb = verbsFor(row);
export const finding = {
  row,
  verbs: {
    "finding.review": verb(
      row.pick({ atLeast: true, says: true, of: true }).extend({ version: versionSchema }),
      ({ subject, payload, by }) => ({ put: { id: subject, ...payload, by, withdrawn: false } }),
    ),
    "finding.withdraw": verb(z.strictObject({}), ({ subject }) => ({
      id: subject,
      patch: { withdrawn: true },
    })),
  },
};
