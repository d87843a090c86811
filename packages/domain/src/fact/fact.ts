// A fact: what somebody says of sightings, groups or an item, and what it rests on.
import { z } from "zod";
import { idSchema, spanSchema } from "../ids.ts";
import { statedBy, verbsFor } from "../noun.ts";

const tier = z.int().min(1).max(4).optional();

/** What a fact says; the members who stand behind it are in the entries themselves. */
export const assertionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["same", "different"]), between: z.tuple([idSchema, idSchema]), tier }),
  z.strictObject({ kind: z.literal("separate"), groups: z.array(idSchema).min(2), tier }),
  z.strictObject({ kind: z.literal("within"), inner: idSchema, outer: idSchema, tier }),
  z.strictObject({ kind: z.literal("continuous"), item: idSchema, span: spanSchema, tier }),
]);
export type Assertion = z.infer<typeof assertionSchema>;

export const factRow = z.strictObject({
  id: idSchema,
  assertion: assertionSchema,
  basis: z.string(),
  statedBy: z.string(),
  reviewedBy: z.string().nullable(),
  withdrawn: z.boolean(),
});
export type FactRow = z.infer<typeof factRow>;

const stated = factRow.pick({ assertion: true, basis: true });
const filmOf = ({ assertion }: z.infer<typeof stated>) => ("item" in assertion ? assertion.item : null);

const verb = verbsFor(factRow);
export const fact = {
  row: factRow,
  verbs: {
    "fact.state": verb(
      stated,
      (said) => ({ put: { id: said.subject, ...said.payload, ...statedBy(said), withdrawn: false } }),
      filmOf,
    ),
    /** States it anew, also where it was withdrawn: it waits for a second member again. */
    "fact.correct": verb(
      stated,
      (said) => ({ id: said.subject, patch: { ...said.payload, ...statedBy(said), withdrawn: false } }),
      filmOf,
    ),
    "fact.review": verb(z.strictObject({}), ({ subject, by }) => ({
      id: subject,
      patch: { reviewedBy: by },
    })),
    "fact.withdraw": verb(z.strictObject({ only: z.enum(["fact", "review"]) }), ({ subject, payload }) => ({
      id: subject,
      patch: payload.only === "fact" ? { withdrawn: true } : { reviewedBy: null },
    })),
  },
};
